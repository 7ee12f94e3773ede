/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kcovtck.harness.Recording.Kind;
import org.kcovtck.harness.Recording.Step;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/** A program's text: the same steps in the same order, by as many tasks, and only as much around them as they need. */
final class ProgramText {
    private static final int COLUMNS = 76;

    private final Rule rule;
    private final String test;
    private final Complaint complaint;
    private final String warning;
    private final Turns turns;
    private final boolean alone;
    private final Variables variables;
    private final Statements statements;
    private final Script script;
    private final Set<String> pids = new TreeSet<>();

    ProgramText(Rule rule, String test, List<Step> steps, Checks checks, Complaint complaint, String warning)
            throws NoProgram {
        this.rule = rule;
        this.test = test;
        this.complaint = complaint;
        this.warning = warning;
        this.turns = new Turns(steps);
        this.alone = turns.isAlone();
        this.variables = new Variables(alone ? "" : "s->");
        this.statements = new Statements(variables);
        this.script = new Script(variables, statements, checks);
    }

    String text() throws NoProgram {
        List<String> bodies = new ArrayList<>();
        script.prepare(turns);
        if (!alone) {
            // A task is made by one that is further down.
            turns.tasks().forEach(task -> bodies.add(0, function(task)));
        }
        String main = main();
        String body = String.join("\n", bodies) + main;
        return head() + "\n" + ProgramParts.includes(body) + ProgramParts.commands(body) + state(body) + definitions()
                + ProgramParts.functions(body, alone, complaint) + body;
    }

    private String head() {
        StringJoiner head = new StringJoiner("\n", "// SPDX-License-Identifier: Apache-2.0\n/*\n", "\n */\n");
        wrapped(rule.id() + ": " + rule.statement()).forEach(head::add);
        Source source = rule.sources().get(0);
        wrapped(source.reference() + ": \"" + source.quote() + "\"").forEach(head::add);
        head.add(" *")
                .add(" *\tgcc " + (alone ? "" : "-pthread ") + "-o " + rule.id() + " FILE.c && ./" + rule.id())
                .add(" *");
        wrapped("Done as root. Exits with 0 when the kernel does so, 1 when it does not, 2 when that cannot be told. "
                        + "Made by kcov-tck of what its test " + test + " did.")
                .forEach(head::add);
        return head.toString();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" *");
        for (String word : CText.comment(text).split("\\s+")) {
            if (line.length() + 1 + word.length() > COLUMNS && line.length() > 2) {
                lines.add(line.toString());
                line = new StringBuilder(" *");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** What the tasks know of each other, or what there is to remember. */
    private String state(String body) {
        List<String> names = new ArrayList<>(variables.names());
        String longs = names.isEmpty() ? "" : "long " + String.join(", ", names) + ";";
        StringBuilder text = new StringBuilder();
        if (alone) {
            text.append(longs.isEmpty() ? "" : "static " + longs + "\n");
        } else {
            text.append("static struct { volatile int turn, failed; ")
                    .append(longs)
                    .append(" } *s;\n");
        }
        Set<String> tails = new TreeSet<>(statements.tails());
        text.append(tails.isEmpty() ? "" : "static void *" + String.join(", *", tails) + ";\n");
        text.append(pids.isEmpty() ? "" : String.join("\n", pids) + "\n");
        return text + ProgramParts.variables(body);
    }

    private String definitions() {
        return statements.definitions().stream().map(line -> line + "\n").collect(Collectors.joining()) + "\n";
    }

    private String function(Turns.Task task) {
        StringBuilder text = new StringBuilder("static void *" + task.function() + "(void *unused)\n{\n");
        turnsOf(task)
                .forEach((turn, lines) ->
                        lines.forEach(line -> text.append('\t').append(line).append('\n')));
        return text + "\tat(" + turns.number() + ");\n\treturn unused;\n}\n";
    }

    private TreeMap<Integer, List<String>> turnsOf(Turns.Task task) {
        TreeMap<Integer, List<String>> all = new TreeMap<>();
        task.turns().forEach((turn, steps) -> all.put(turn, lines(task, turn, steps)));
        turns.exitsOf(task.name()).forEach((turn, other) -> all.put(turn, await(turn, other)));
        return all;
    }

    private List<String> lines(Turns.Task task, int turn, List<Step> steps) {
        List<String> lines = new ArrayList<>(List.of("at(" + turn + ");"));
        if (steps.get(0) instanceof Step.Exit) {
            lines.add(task.kind() == Kind.THREAD ? "return unused;" : "_exit(0);");
            return lines;
        }
        lines.addAll(Rounds.of(
                steps.stream().flatMap(step -> statements(step).stream()).toList()));
        lines.add("s->turn = " + (turn + 1) + ";");
        return lines;
    }

    private List<String> statements(Step step) {
        return step instanceof Step.Made made ? make(made) : script.of(step);
    }

    private List<String> make(Step.Made made) {
        String name = made.task().replaceAll("\\W", "_");
        if (made.kind() == Kind.THREAD) {
            pids.add("static pthread_t t_" + name + ";");
            return List.of("pthread_create(&t_" + name + ", NULL, " + name + ", NULL);");
        }
        pids.add("static pid_t t_" + name + ";");
        String call = made.kind() == Kind.FORK ? "fork()" : "syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0)";
        return List.of("t_" + name + " = " + call + ";", "if (!t_" + name + ")", "\t_exit(!!" + name + "(NULL));");
    }

    private List<String> await(int turn, Turns.Task other) {
        String name = "t_" + other.function();
        String wait =
                other.kind() == Kind.THREAD ? "pthread_join(" + name + ", NULL);" : "waitpid(" + name + ", NULL, 0);";
        return List.of("at(" + turn + ");", wait, "s->turn = " + (turn + 1) + ";");
    }

    private String main() throws NoProgram {
        List<String> lines = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        if (alone) {
            Turns.Task task = turns.tasks().get(0);
            for (List<Step> turn : task.turns().values()) {
                turn.forEach(step -> steps.addAll(script.of(step)));
            }
            List<String> rounds = Rounds.of(steps);
            steps.clear();
            steps.addAll(rounds);
        } else {
            lines.add("s = mmap(NULL, sizeof(*s), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);");
            for (Turns.Task task : turns.madeBy("")) {
                steps.addAll(make(new Step.Made(task.name(), Kind.FORK, "")));
            }
            turns.exitsOf("").forEach((turn, task) -> steps.addAll(await(turn, task)));
            steps.add("at(" + turns.number() + ");");
        }
        lines.addAll(ProgramParts.beginning(String.join("\n", steps) + script.paths(), complaint));
        lines.addAll(statements.preparations());
        lines.addAll(steps);
        lines.addAll(ProgramParts.end(alone, complaint, warning));
        return "\nint main(void)\n{\n"
                + lines.stream().map(line -> "\t" + line + "\n").collect(Collectors.joining()) + "}\n";
    }
}
