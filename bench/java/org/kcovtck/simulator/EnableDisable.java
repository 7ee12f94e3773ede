/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Task;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * KCOV_ENABLE and KCOV_DISABLE, as a test makes them: two system calls of a task, through the interface of a target.
 * Other tasks have many handles registered meanwhile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class EnableDisable {
    private static final String[] HANDLES = {"0", "1000", "100000"};
    private static final int MOST = 100_000;
    /** Of one task. */
    private static final int STEP = 250;

    private static final int WORDS = 512;

    @Param("0")
    public int handles;

    private Task task;
    private List<Operation> pair;

    /** What the measuring thread has had of its processor, which others may use, too. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        public long pairs;
        public long nanos;
        private long start;

        @Setup(Level.Iteration)
        public void begin() {
            start = now();
        }

        @TearDown(Level.Iteration)
        public void end() {
            nanos = now() - start;
        }

        private static long now() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    /** All are registered in any case, so that the JVM has seen the same; those that are too many go with their tasks. */
    @Setup
    public void register() {
        SimulatedKernel kernel = new SimulatedKernel(Profiles.load().newest());
        for (int first = 0; first < MOST; first += STEP) {
            Task owner = kernel.newProcess();
            owner.openKcov().initialised(WORDS).remoteEnabled(RemoteArg.of(handles(first)));
            if (first >= handles) {
                kernel.end(List.of(owner));
            }
        }
        task = kernel.newProcess();
        KcovFile kcov = task.openKcov().initialised(WORDS);
        pair = List.of(
                new Ioctl(kcov.fd(), KcovCommand.KCOV_ENABLE.number(), 0),
                new Ioctl(kcov.fd(), KcovCommand.KCOV_DISABLE.number(), 0));
        task.run(pair).forEach(outcome -> outcome.required());
    }

    private static Handle[] handles(int first) {
        return IntStream.range(first, first + STEP).mapToObj(Handle::usb).toArray(Handle[]::new);
    }

    @Benchmark
    public Object enableDisable(Processor processor) {
        processor.pairs++;
        return task.run(pair);
    }

    /** @param args how often each is measured */
    public static void main(String[] args) throws RunnerException {
        Map<String, List<Double>> scores = new TreeMap<>();
        for (int round = 0; round < Integer.parseInt(args[0]); round++) {
            for (String handles : HANDLES) {
                scores.computeIfAbsent(handles, key -> new ArrayList<>()).add(measure(handles));
            }
        }
        for (String handles : HANDLES) {
            System.out.printf(
                    "%s handles: %.2f million pairs a second of processor time%n",
                    handles, median(scores.get(handles)) / 1e6);
        }
        System.out.printf("ratio %.2f%n", median(scores.get(HANDLES[2])) / median(scores.get(HANDLES[0])));
    }

    private static double measure(String handles) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(EnableDisable.class.getName())
                        .param("handles", handles)
                        .forks(1)
                        .warmupIterations(5)
                        .measurementIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .timeUnit(TimeUnit.SECONDS)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        Map<String, ? extends Result> counters = result.getSecondaryResults();
        return counters.get("pairs").getScore() / counters.get("nanos").getScore() * 1e9;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(each -> each).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
