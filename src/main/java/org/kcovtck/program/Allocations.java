/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kcovtck.harness.Check;
import org.kcovtck.harness.Step;
import org.kcovtck.harness.Step.Performed;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.VmallocInfo;

/**
 * The lists of the kernel's allocations that a test has read, each in several steps. What it compares is how many there are
 * of a kind, and how many there were before; a program does the same at once.
 */
final class Allocations {
    /** @param last the step that closes the list */
    private record Listing(int first, int last, String task, List<String> lines) {
        long number(List<String> functions) {
            return VmallocInfo.number(lines.stream(), functions);
        }
    }

    private final List<Listing> listings = new ArrayList<>();
    private final Map<Integer, List<String>> statements = new TreeMap<>();

    Allocations(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (isOpen(steps.get(i))) {
                int last = i + 1;
                while (last < steps.size() && isRead(steps.get(last))) {
                    last++;
                }
                if (last < steps.size()) {
                    listings.add(new Listing(i, last, steps.get(i).task(), lines(steps.subList(i, last))));
                }
            }
        }
    }

    private static boolean isOpen(Step step) {
        return step instanceof Performed performed
                && performed.script().get(0) instanceof Open open
                && open.path().equals(VmallocInfo.PATH);
    }

    private static boolean isRead(Step step) {
        return step instanceof Performed performed && performed.script().get(0) instanceof Read;
    }

    private static List<String> lines(List<Step> steps) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Step step : steps) {
            for (Outcome outcome : ((Performed) step).outcomes()) {
                if (outcome.operation() instanceof Read && outcome.value() > 0) {
                    text.write(outcome.data(), 0, (int) outcome.value());
                }
            }
        }
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Whether a step is one of those that read a list. */
    boolean cover(int step) {
        return listings.stream().anyMatch(listing -> listing.first <= step && step <= listing.last);
    }

    /**
     * Which process of a program has to read the lists: the other one of two, if the one that read them did nothing else
     * and the other one lives to the last of them.
     *
     * @param processes of the test
     */
    Optional<String> otherReader(List<Step> steps, List<String> processes) {
        if (listings.isEmpty() || processes.size() != 2) {
            return Optional.empty();
        }
        String reader = listings.get(0).task;
        Optional<String> other =
                processes.stream().filter(each -> !each.equals(reader)).findFirst();
        boolean exits = steps.subList(0, listings.get(listings.size() - 1).first).stream()
                .anyMatch(step -> step instanceof Step.Exited && other.equals(Optional.of(step.task())));
        boolean onlyReads = IntStream.range(0, steps.size())
                .filter(step -> steps.get(step).task().equals(reader))
                .allMatch(this::cover);
        return onlyReads && !exits ? other : Optional.empty();
    }

    /** What a program does in place of a step of {@link #cover}. */
    List<String> statements(int step) {
        return statements.getOrDefault(step, List.of());
    }

    /** Makes a statement of a check that came after a step; false when it is not of numbers of allocations. */
    boolean tell(int at, Check check) {
        if (!(check instanceof Check.OfValue value) || listings.isEmpty()) {
            return false;
        }
        List<String> functions = value.what().startsWith("buffers")
                ? VmallocInfo.BUFFERS
                : value.what().equals("areas") ? VmallocInfo.AREAS : List.of();
        List<Listing> read =
                listings.stream().filter(listing -> listing.last <= at).toList();
        if (functions.isEmpty() || read.size() < 2) {
            return false;
        }
        Listing before = read.get(0);
        Listing now = read.get(read.size() - 1);
        long change = now.number(functions) - before.number(functions);
        boolean isChange = value.actual() == change;
        if (!before.task.equals(now.task) || !isChange && value.actual() != now.number(functions)) {
            return false;
        }
        String call = "allocated(\"" + functions.get(0) + "\", \"" + functions.get(functions.size() - 1) + "\")";
        statements.put(before.last, List.of("before = " + call + ";"));
        long wanted = isChange ? value.wanted() : value.wanted() - before.number(functions);
        statements
                .computeIfAbsent(now.last, step -> new ArrayList<>())
                .add("EXPECT(" + call + " - before, " + value.relation().sign() + ", " + wanted + ");");
        return true;
    }
}
