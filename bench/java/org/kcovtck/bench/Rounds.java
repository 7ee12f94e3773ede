/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmark {@code EnableDisable} with no handle registered and with many, in turns, and prints medians. */
public final class Rounds {
    private static final String[] HANDLES = {"0", "1000", "100000"};
    private static final int ITERATIONS = 5;
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Rounds() {}

    /** @param args how often each is measured */
    public static void main(String[] args) throws RunnerException {
        int rounds = Integer.parseInt(args[0]);
        print("ENABLE, DISABLE", "local", rounds);
        print("REMOTE_ENABLE, DISABLE", "remote", rounds);
    }

    private static void print(String what, String benchmark, int rounds) throws RunnerException {
        Map<String, List<Double>> found = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String handles : HANDLES) {
                found.computeIfAbsent(handles, key -> new ArrayList<>()).add(pairsASecond(benchmark, handles));
            }
        }
        for (String handles : HANDLES) {
            System.out.printf(
                    "%s, %s other handles: %.2f million pairs a second of processor time%n",
                    what, handles, median(found.get(handles)) / 1e6);
        }
        double ratio = median(found.get(HANDLES[HANDLES.length - 1])) / median(found.get(HANDLES[0]));
        System.out.printf("%s: ratio %.2f%n", what, ratio);
    }

    private static double pairsASecond(String benchmark, String handles) throws RunnerException {
        Map<String, ? extends Result> counters = new Runner(new OptionsBuilder()
                        .include("EnableDisable." + benchmark)
                        .param("handles", handles)
                        // A compiler that gets no processor would leave the code slow for as long as it is measured.
                        .jvmArgs("-Xbatch", "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC")
                        .forks(1)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(SECOND)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(SECOND)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getSecondaryResults();
        return counters.get("pairs").getScore() / counters.get("nanos").getScore() * 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
