/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kcovtck.harness.Contender.Part;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.opentest4j.AssertionFailedError;

/**
 * Several tasks do something at the same time, round by round, until there were enough or the time is over. What comes
 * of a round is acceptable, or interesting, which is acceptable and rare or odd, or forbidden, which is all else.
 */
public final class Race {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final int ENOUGH = 2000;
    /** Where nothing is ever at the same time. */
    private static final int ENOUGH_ALIKE = 20;
    /** As many as surely fit into one script. */
    private static final int OPERATIONS_AT_ONCE = 400;
    /** As many as one answer surely has room for. */
    private static final int WORDS_AT_ONCE = 12_000;
    /** The contenders take turns in coming later than the others, by up to so many doublings of a turn of a loop. */
    private static final int DELAYS = 16;

    /** A script of rounds that ended this soon is followed by one of twice as many. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final List<Contender> contenders;
    private final Set<String> acceptable = new LinkedHashSet<>();
    private final Set<String> interesting = new LinkedHashSet<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private Function<List<Part>, String> name = Race::results;
    private int rounds;
    /** One at first: where nothing comes that a task waits for, many rounds of waiting take too long. */
    private int roundsAtOnce = 1;

    private int enough;

    public Race(Contender... contenders) {
        this.contenders = List.of(contenders);
    }

    /** Names what came of a round, if not by the {@link #results} of the contenders. */
    public Race seenAs(Function<List<Part>, String> how) {
        name = how;
        return this;
    }

    public Race acceptable(String... outcomes) {
        acceptable.addAll(List.of(outcomes));
        return this;
    }

    public Race interesting(String... outcomes) {
        interesting.addAll(List.of(outcomes));
        return this;
    }

    /** {@code "0, EBUSY"}: what all did at the same time, in the contenders' order. A value above 0 is "ok". */
    public static String results(List<Part> round) {
        return round.stream()
                .flatMap(part -> part.during().stream())
                .map(outcome -> outcome.value() > 0 ? "ok" : outcome.result())
                .collect(Collectors.joining(", "));
    }

    /**
     * Runs the race. How often what came of it is among the calls of the test.
     *
     * @throws AssertionFailedError at the first forbidden outcome
     */
    public void run() {
        List<Contender> racing = contenders.stream()
                .map(each -> each.by(RecordingTask.unrecorded(each.task())))
                .toList();
        Processors processors =
                Processors.of(racing.stream().map(Contender::task).toList());
        enough = processors.areKnown() ? ENOUGH : ENOUGH_ALIKE;
        try {
            long end = System.nanoTime() + BUDGET.toNanos();
            while (rounds < enough && System.nanoTime() < end) {
                long begin = System.nanoTime();
                runSome(racing);
                if (System.nanoTime() - begin < SOON.toNanos()) {
                    roundsAtOnce *= 2;
                }
            }
        } finally {
            RecordingTask.note(contenders.get(0).task(), this.toString());
            processors.giveBack();
        }
    }

    private void runSome(List<Contender> racing) {
        int most = racing.stream()
                .mapToInt(each -> each.script(racing.size(), 0).size())
                .max()
                .orElseThrow();
        int loaded = racing.stream().mapToInt(Race::loadedWords).max().orElseThrow();
        int some = Math.min(OPERATIONS_AT_ONCE / most, WORDS_AT_ONCE / Math.max(1, loaded));
        some = Math.max(
                1, IntStream.of(some, roundsAtOnce, enough - rounds).min().getAsInt());
        List<Pending> pending = new ArrayList<>();
        for (int i = 0; i < racing.size(); i++) {
            pending.add(racing.get(i).task().submit(script(racing.get(i), i, some)));
        }
        List<List<Outcome>> outcomes = pending.stream().map(Pending::outcomes).toList();
        for (int round = 0; round < some; round++) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < racing.size(); i++) {
                int length = outcomes.get(i).size() / some;
                parts.add(racing.get(i).part(outcomes.get(i).subList(round * length, (round + 1) * length)));
            }
            judge(parts);
        }
    }

    private static int loadedWords(Contender contender) {
        return contender.script(0, 0).stream()
                .mapToInt(operation -> operation instanceof Load load ? load.words() : 1)
                .sum();
    }

    private List<Operation> script(Contender contender, int index, int some) {
        List<Operation> script = new ArrayList<>();
        for (int round = rounds; round < rounds + some; round++) {
            boolean comesLate = round % contenders.size() == index;
            int delay = comesLate ? 1 << round / contenders.size() % DELAYS : 0;
            script.addAll(contender.script(contenders.size(), delay));
        }
        return script;
    }

    private void judge(List<Part> round) {
        String outcome = name.apply(round);
        rounds++;
        seen.merge(outcome, 1, Integer::sum);
        if (!acceptable.contains(outcome) && !interesting.contains(outcome)) {
            String allowed = Stream.concat(acceptable.stream(), interesting.stream())
                    .map(each -> "\"" + each + "\"")
                    .collect(Collectors.joining(" or "));
            throw new AssertionFailedError(
                    "round " + rounds + " of a race: " + text(round), allowed, '"' + outcome + '"');
        }
    }

    private static String text(List<Part> round) {
        return round.stream()
                .map(part -> Stream.concat(part.during().stream(), part.after().stream())
                        .map(Outcome::toString)
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | "));
    }

    /** {@code race of 2 tasks, 2000 rounds: "0, EBUSY" 1024 times, "EBUSY, 0" 976 times (interesting)}. */
    @Override
    public String toString() {
        return seen.entrySet().stream()
                .map(each -> String.format(
                        "\"%s\" %d times%s",
                        each.getKey(), each.getValue(), interesting.contains(each.getKey()) ? " (interesting)" : ""))
                .collect(Collectors.joining(
                        ", ", String.format("race of %d tasks, %d rounds: ", contenders.size(), rounds), ""));
    }
}
