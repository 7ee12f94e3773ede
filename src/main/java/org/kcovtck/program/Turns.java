/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tasks of a program as functions of C that take turns: what one does begins when what another did has ended. */
final class Turns {
    /** The program's first task, which makes the processes of a test. */
    static final String MAIN = "";

    private record Turn(String task, List<String> lines, boolean last) {}

    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> awaited = new HashSet<>();
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

    /** A task will end before the others do. */
    void awaits(String task) {
        awaited.add(name(task));
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

    /** The statement that begins a process. */
    String begin(String name, String flags) {
        String call = "start(" + name + ", " + flags + ");";
        return awaited.contains(name) ? name + "_pid = " + call : call;
    }

    /** The variables that hold tasks. */
    List<String> declarations() {
        List<String> lines = new ArrayList<>();
        threads.forEach((task, thread) -> {
            if (thread) {
                lines.add("static pthread_t " + name(task) + "_thread;");
            } else if (awaited.contains(name(task))) {
                lines.add("static pid_t " + name(task) + "_pid;");
            }
        });
        return lines;
    }

    /** The functions of the tasks, those that are made before those that make them. */
    List<String> functions() {
        List<String> tasks = new ArrayList<>(makers.keySet());
        Collections.reverse(tasks);
        List<String> lines = new ArrayList<>();
        for (String task : tasks) {
            boolean thread = threads.get(task);
            lines.add(
                    thread ? "static void *" + name(task) + "(void *unused)" : "static void " + name(task) + "(void)");
            lines.add("{");
            lines.addAll(Rounds.indented(of(task)));
            if (thread) {
                lines.add("\treturn unused;");
            }
            lines.add("}");
            lines.add("");
        }
        return lines;
    }

    /** What one task does in its turns, until all have ended. */
    List<String> of(String task) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        String passOn = "";
        for (Turn turn : turns) {
            if (turn.task().equals(task)) {
                lines.add(passOn + "turn(" + number + ");");
                lines.addAll(Rounds.of(turn.lines()));
                if (turn.last()) {
                    return lines;
                }
                passOn = "shared->turn++, ";
            }
            number += turn.last() ? 0 : 1;
        }
        lines.add(passOn + "turn(" + number + ");");
        return lines;
    }
}
