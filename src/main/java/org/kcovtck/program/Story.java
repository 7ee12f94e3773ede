/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Check;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.Step;
import org.kcovtck.harness.Step.Kind;
import org.kcovtck.harness.Step.Performed;
import org.kcovtck.target.Operation;

/** A recording as the statements of its tasks. */
final class Story {
    /** Which of the checks of a test are told. The one that failed always is. */
    enum Checks {
        ALL,
        THOSE_THAT_CAN_BE_TOLD,
        THE_ONE_THAT_FAILED
    }

    private final List<Step> steps;
    private final Statements statements;
    private final Values.Variables variables;
    private final RemoteArgs arguments;
    private final Allocations allocations;
    private final Optional<String> reader;
    private final Turns turns = new Turns();
    private final Map<String, Values> values = new HashMap<>();
    private final List<List<Located>> checks = new ArrayList<>();
    private boolean sharesDescriptors;
    private int processes;
    private int tasks;
    private boolean exits;

    /**
     * @param wanted which of the test's checks
     * @throws Inexpressible when it cannot be told in C
     */
    Story(Recording recording, Dialect dialect, Checks wanted) {
        this(recording, dialect, wanted, new Values.Variables(), new RemoteArgs());
    }

    /** One of several in a file, which may use the same variables. */
    Story(Recording recording, Dialect dialect, Checks wanted, Values.Variables variables, RemoteArgs arguments) {
        this.variables = variables;
        this.arguments = arguments;
        if (recording.isTooLong()) {
            throw new Inexpressible("more operations than a recording keeps");
        }
        this.steps = recording.steps();
        this.allocations = new Allocations(steps);
        this.reader = allocations.otherReader(steps, made());
        this.statements = new Statements(dialect, arguments);
        steps.forEach(step -> checks.add(new ArrayList<>()));
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Performed step) {
                locate(i, step, recording.failed(), wanted);
            }
        }
        if (wanted == Checks.ALL && !recording.early().isEmpty()) {
            throw new Inexpressible("a comparison of what no task has done");
        }
        steps.stream().filter(Step.Exited.class::isInstance).forEach(step -> turns.awaits(step.task()));
        for (int i = 0; i < steps.size(); i++) {
            tell(i, steps.get(i));
        }
        if (sharesDescriptors && processes > 1) {
            throw new Inexpressible("clone(CLONE_FILES) beside other processes");
        }
    }

    private void locate(int at, Performed step, Optional<Check> failed, Checks wanted) {
        for (Check check : step.checks()) {
            Optional<Located> located = Located.of(steps, at, check);
            boolean hasToBe =
                    wanted == Checks.ALL || failed.filter(each -> each == check).isPresent();
            if (!hasToBe && wanted == Checks.THE_ONE_THAT_FAILED || allocations.tell(at, check)) {
                continue;
            }
            if (located.isEmpty() && hasToBe) {
                throw new Inexpressible("a comparison of what no operation has returned as it is: " + name(check));
            }
            if (isMeasured(at, check)) {
                if (hasToBe) {
                    throw new Inexpressible("a comparison of two measurements");
                }
                continue;
            }
            located.ifPresent(found -> {
                found.before().ifPresent(statements::keep);
                checks.get(found.step()).add(found);
            });
        }
    }

    private static String name(Check check) {
        return check instanceof Check.OfValue of ? of.what() : "words of a buffer";
    }

    /** Whether the wanted value was itself read from the kernel. */
    private boolean isMeasured(int at, Check check) {
        if (!(check instanceof Check.OfValue of) || of.wanted() >= -1 && of.wanted() < 10) {
            return false;
        }
        for (int back = 0; back <= at; back++) {
            if (!(steps.get(back) instanceof Performed step)) {
                continue;
            }
            for (Operation operation : step.script()) {
                if (operation instanceof Operation.Store store && store.value() == of.wanted()
                        || operation instanceof Operation.Fill fill && fill.value() == of.wanted()) {
                    return false;
                }
            }
        }
        return of.wanted() < 0 && of.wanted() != -1;
    }

    private void tell(int number, Step step) {
        if (step instanceof Step.Made made) {
            make(made);
        } else if (step instanceof Step.Executed) {
            throw new Inexpressible("execve()");
        } else if (step instanceof Step.Unknown unknown) {
            throw new Inexpressible(unknown.what().startsWith("race") ? "a race" : unknown.what());
        } else if (allocations.cover(number)) {
            List<String> lines = allocations.statements(number);
            if (!lines.isEmpty()) {
                turns.add(reader.orElse(step.task()), lines);
            }
        } else if (step instanceof Step.Exited) {
            exits = true;
            turns.exit(step.task());
        } else {
            turns.add(
                    step.task(), statements.of(number, (Performed) step, checks.get(number), values.get(step.task())));
        }
    }

    private void make(Step.Made made) {
        if (isDropped(made.other())) {
            return;
        }
        String name = Turns.name(made.other());
        tasks++;
        if (made.kind() == Kind.PROCESS32) {
            throw new Inexpressible("a 32-bit process");
        }
        turns.make(made.other(), made.task(), made.kind() == Kind.THREAD);
        Values own = values.get(made.task());
        switch (made.kind()) {
            case PROCESS -> {
                processes++;
                values.put(made.other(), new Values(variables));
            }
            case THREAD -> {
                values.put(made.other(), own);
                turns.add(made.task(), List.of("pthread_create(&" + name + "_thread, NULL, " + name + ", NULL);"));
            }
            case FORK -> {
                values.put(made.other(), own.copy());
                turns.add(made.task(), List.of(turns.begin(name, "0")));
            }
            default -> {
                sharesDescriptors = true;
                values.put(made.other(), own);
                turns.add(made.task(), List.of(turns.begin(name, "CLONE_FILES")));
            }
        }
    }

    /** Whether one task does it all and lives to the end. */
    boolean isOfOneTask() {
        return tasks == 1 && !exits;
    }

    boolean sharesDescriptors() {
        return sharesDescriptors;
    }

    Turns turns() {
        return turns;
    }

    /** The statements of the only task. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : turns.of(reader.orElse("p1"))) {
            if (!line.startsWith("turn(") && !line.startsWith("shared->")) {
                lines.add(line);
            }
        }
        return lines;
    }

    List<String> processes() {
        return made().stream().filter(task -> !isDropped(task)).map(Turns::name).toList();
    }

    private List<String> made() {
        return steps.stream()
                .filter(step -> step instanceof Step.Made made && made.kind() == Kind.PROCESS)
                .map(step -> ((Step.Made) step).other())
                .toList();
    }

    /** Whether another process does what this one did. */
    private boolean isDropped(String task) {
        return reader.isPresent() && made().contains(task) && !task.equals(reader.get());
    }

    RemoteArgs arguments() {
        return arguments;
    }

    Values.Variables variables() {
        return variables;
    }

    Map<String, Integer> arrays() {
        return statements.arrays();
    }
}
