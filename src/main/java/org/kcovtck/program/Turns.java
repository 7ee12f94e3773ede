/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.harness.Recording.Kind;
import org.kcovtck.harness.Recording.Step;

/** The tasks of a recording, and whose turn is when: what one task does without another coming between is one turn. */
final class Turns {
    /** A task, what made it, and its turns. */
    record Task(String name, Kind kind, String maker, Map<Integer, List<Step>> turns) {
        /** As a function is called in C. */
        String function() {
            return name.replaceAll("\\W", "_");
        }

        /** The process whose descriptors and mappings it has, or has had copies of. */
        String process() {
            return name.split("\\.")[0];
        }
    }

    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private String last = "";
    private int number;

    Turns(List<Step> steps) throws NoProgram {
        for (Step step : steps) {
            if (step instanceof Step.Made made) {
                if (made.kind() == Kind.PROCESS32) {
                    throw new NoProgram("a 32-bit program");
                }
                tasks.put(made.task(), new Task(made.task(), made.kind(), made.maker(), new LinkedHashMap<>()));
                if (!made.maker().isEmpty()) {
                    turn(made.maker(), step);
                }
            } else if (step instanceof Step.Script script) {
                turn(script.task(), step);
            } else if (step instanceof Step.Exit exit) {
                turn(exit.task(), step);
            } else if (step instanceof Step.Exec) {
                throw new NoProgram("execve()");
            }
        }
    }

    /** An exit is a turn by itself, for it ends with whom waits for it. */
    private void turn(String task, Step step) {
        boolean goesOn = task.equals(last) && !(step instanceof Step.Exit);
        if (!goesOn) {
            number++;
        }
        last = step instanceof Step.Exit ? "" : task;
        tasks.get(task)
                .turns()
                .computeIfAbsent(number - 1, turn -> new ArrayList<>())
                .add(step);
    }

    /** How many turns there are. */
    int number() {
        return number;
    }

    /** Those who do something, or make somebody who does; in the order in which they were made. */
    List<Task> tasks() {
        return tasks.values().stream().filter(task -> !task.turns().isEmpty()).toList();
    }

    /** Those made by a task, or by the test itself. */
    List<Task> madeBy(String maker) {
        return tasks().stream().filter(task -> task.maker().equals(maker)).toList();
    }

    /** The turns at which those made by this one exit, for it waits for them. */
    Map<Integer, Task> exitsOf(String maker) {
        Map<Integer, Task> exits = new LinkedHashMap<>();
        for (Task task : madeBy(maker)) {
            task.turns().forEach((turn, steps) -> {
                if (steps.get(0) instanceof Step.Exit) {
                    exits.put(turn, task);
                }
            });
        }
        return exits;
    }

    /** Whether there is but one, that never exits. */
    boolean isAlone() {
        List<Task> all = new ArrayList<>(tasks());
        return all.size() == 1
                && all.get(0).turns().values().stream().flatMap(List::stream).noneMatch(Step.Exit.class::isInstance);
    }
}
