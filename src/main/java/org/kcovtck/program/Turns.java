/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a program as functions of C that take turns: what one does begins when what another did has ended. */
final class Turns {
    /** The program's first task, which makes the processes of a test. */
    static final String MAIN = "";

    private record Turn(String task, List<String> lines, boolean last) {}

    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, String> makers = new LinkedHashMap<>();
    private final Map<String, Boolean> threads = new LinkedHashMap<>();

    /** A task whose maker has begun it in a statement that has been added. */
    void make(String task, String maker, boolean thread) {
        makers.put(task, maker);
        threads.put(task, thread);
    }

    static String name(String task) {
        return task.replace('.', '_').replace('-', '_');
    }

    void add(String task, List<String> lines) {
        if (!turns.isEmpty()) {
            Turn last = turns.get(turns.size() - 1);
            if (last.task().equals(task) && !last.last()) {
                last.lines().addAll(lines);
                return;
            }
        }
        turns.add(new Turn(task, new ArrayList<>(lines), false));
    }

    /** A task ends, and the one that has made it waits for that. */
    void exit(String task) {
        turns.add(new Turn(task, List.of(), true));
        add(
                makers.get(task),
                List.of(
                        threads.get(task)
                                ? "pthread_join(" + name(task) + "_thread, NULL);"
                                : "waitpid(" + name(task) + "_pid, NULL, 0);"));
    }

    /** The variables that hold tasks. */
    List<String> declarations() {
        List<String> lines = new ArrayList<>();
        threads.forEach((task, thread) -> lines.add(
                thread ? "static pthread_t " + name(task) + "_thread;" : "static pid_t " + name(task) + "_pid;"));
        return lines;
    }

    /** The functions of the tasks, those that are made before those that make them. */
    List<String> functions() {
        List<String> tasks = new ArrayList<>(makers.keySet());
        Collections.reverse(tasks);
        List<String> lines = new ArrayList<>();
        for (String task : tasks) {
            lines.add("static void *" + name(task) + "(void *unused)");
            lines.add("{");
            lines.addAll(Rounds.indented(of(task)));
            lines.add("\treturn unused;");
            lines.add("}");
            lines.add("");
        }
        return lines;
    }

    /** What one task does in its turns, until all have ended. */
    List<String> of(String task) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Turn turn : turns) {
            if (turn.task().equals(task)) {
                lines.add("turn(" + number + ");");
                lines.addAll(Rounds.of(turn.lines()));
                if (turn.last()) {
                    return lines;
                }
                lines.add("shared->turn++;");
            }
            number += turn.last() ? 0 : 1;
        }
        lines.add("turn(" + number + ");");
        return lines;
    }
}
