/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * KCOV_ENABLE and KCOV_DISABLE, as a test makes them: two system calls that a task performs in one script, through the
 * interface of a target; and the same with KCOV_REMOTE_ENABLE of one handle. Other tasks have handles registered.
 */
@State(Scope.Thread)
public class EnableDisable {
    private static final int MOST = 100_000;
    /** Of one task. */
    private static final int STEP = 250;

    private static final int WORDS = 512;

    @Param("0")
    public int handles;

    private Task task;
    private List<Operation> local;
    private List<Operation> remote;

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
        Operation disable = new Ioctl(kcov.fd(), KcovCommand.KCOV_DISABLE.number(), 0);
        byte[] argument = RemoteArg.of(Handle.usb(MOST)).bytes();
        local = List.of(new Ioctl(kcov.fd(), KcovCommand.KCOV_ENABLE.number(), 0), disable);
        remote = List.of(new IoctlPointer(kcov.fd(), KcovCommand.KCOV_REMOTE_ENABLE.number(), argument), disable);
        task.run(local).forEach(Outcome::required);
        task.run(remote).forEach(Outcome::required);
    }

    private static Handle[] handles(int first) {
        return IntStream.range(first, first + STEP).mapToObj(Handle::usb).toArray(Handle[]::new);
    }

    @Benchmark
    public Object local(Processor processor) {
        processor.pairs++;
        return task.run(local);
    }

    @Benchmark
    public Object remote(Processor processor) {
        processor.pairs++;
        return task.run(remote);
    }
}
