/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/**
 * A program of one C file that does what a test did, and ends with 0 if the kernel does as the rule says, 1 if not, 2 if it
 * cannot tell.
 */
public final class Program {
    /** A program that is longer is none that somebody would read. */
    static final int MOST_LINES = 119;

    /** By which a program is known. */
    static final String STATUS = "Exit status: 0 as the rule says, 1 violated, 2 cannot tell.";

    private static final int WIDTH = 90;

    private final Rule rule;
    private final TestVerdict verdict;
    private final Story story;
    private final boolean complaint;

    private Program(Rule rule, TestVerdict verdict, Story story, boolean complaint) {
        this.rule = rule;
        this.verdict = verdict;
        this.story = story;
        this.complaint = complaint;
    }

    /**
     * The program that shows the violation that a test has found.
     *
     * @throws Inexpressible when there is none, and why
     */
    public static String of(Rule rule, TestVerdict verdict, Recording recording) {
        boolean complaint = verdict.reason().equals("the kernel complains");
        boolean death = verdict.reason().equals("the kernel dies");
        if (recording.failed().isEmpty() && !complaint && !death) {
            throw new Inexpressible("the test compares what a program does not see: "
                    + verdict.reason()
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replaceFirst("^(round \\d+ of a race): .*", "$1"));
        }
        List<String> lines = lines(rule, verdict, recording, Story.Checks.THOSE_THAT_CAN_BE_TOLD);
        if (lines.size() > MOST_LINES) {
            lines = lines(rule, verdict, recording, Story.Checks.THE_ONE_THAT_FAILED);
        }
        if (lines.size() > MOST_LINES) {
            throw new Inexpressible("it takes " + lines.size() + " lines of C");
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Rule rule, TestVerdict verdict, Recording recording, Story.Checks checks) {
        Story story = new Story(recording, Dialect.PROGRAM, checks);
        return new Program(rule, verdict, story, verdict.reason().equals("the kernel complains")).lines();
    }

    private List<String> lines() {
        boolean alone = story.isOfOneTask() && !complaint;
        List<String> body = new ArrayList<>();
        if (alone) {
            body.add("int main(void)");
            body.add("{");
            body.addAll(Rounds.indented(touched()));
            body.addAll(Rounds.indented(story.lines()));
            body.add("\treturn 0;");
            body.add("}");
        } else {
            body.addAll(Tasks.start(touched()));
            body.addAll(story.turns().functions());
            body.addAll(Tasks.main(story, complaint));
        }
        List<String> arguments = story.arguments().declarations();
        List<String> lines = new ArrayList<>(heading(!alone));
        lines.addAll(Definitions.includes(body, alone, complaint));
        lines.addAll(Definitions.kcov(body));
        lines.addAll(variables(alone, body));
        lines.addAll(arguments);
        lines.add("");
        lines.addAll(Definitions.verdict(body, alone));
        lines.addAll(Snippet.of(body));
        lines.addAll(body);
        return withoutDoubleBlanks(lines);
    }

    private List<String> heading(boolean tasks) {
        List<String> lines = new ArrayList<>();
        lines.add("/* SPDX-License-Identifier: Apache-2.0 */");
        lines.add("/*");
        Text.wrapped(Text.comment(rule.id() + ": " + rule.statement()), WIDTH).forEach(line -> lines.add(" * " + line));
        Source source = rule.sources().get(0);
        Text.wrapped(Text.comment("Source: " + source.reference()), WIDTH).forEach(line -> lines.add(" * " + line));
        lines.add(
                " * Compile: gcc" + (tasks ? " -pthread" : "") + " -o " + rule.id() + " " + Programs.fileName(verdict));
        lines.add(" * Run as root. " + STATUS);
        lines.add(" */");
        return lines;
    }

    private List<String> variables(boolean alone, List<String> body) {
        List<String> lines = new ArrayList<>();
        String descriptors = String.join(", ", story.variables().descriptors());
        if (!alone) {
            boolean shared = story.sharesDescriptors();
            lines.add(
                    "static volatile struct { int turn, failed" + (shared ? ", " + descriptors : "") + "; } *shared;");
            if (shared) {
                story.variables().descriptors().forEach(name -> lines.add("#define " + name + " shared->" + name));
            }
            lines.addAll(story.turns().declarations());
        }
        if (!descriptors.isEmpty() && !(story.sharesDescriptors() && !alone)) {
            lines.add("static int " + descriptors + ";");
        }
        if (!story.variables().areas().isEmpty()) {
            lines.add("static volatile uint64_t *"
                    + String.join(", *", story.variables().areas()) + ";");
        }
        if (!story.arrays().isEmpty()) {
            lines.add(story.arrays().entrySet().stream()
                    .map(array -> array.getKey() + "[" + array.getValue() + "]")
                    .collect(Collectors.joining(", ", "static uint64_t ", ";")));
        }
        if (body.stream().anyMatch(line -> line.contains("before = allocated("))) {
            lines.add("static long before;");
        }
        if (body.stream().anyMatch(line -> line.contains("bytes,") || line.contains("bytes)"))) {
            lines.add("static char bytes[1 << 16];");
        }
        return lines;
    }

    /** Memory is there before it is needed: a page fault would be collected. */
    private List<String> touched() {
        return story.arrays().keySet().stream()
                .map(name -> "memset(" + name + ", 1, sizeof(" + name + "));")
                .toList();
    }

    private static List<String> withoutDoubleBlanks(List<String> lines) {
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            if (!line.isEmpty()
                    || !result.isEmpty() && !result.get(result.size() - 1).isEmpty()) {
                result.add(line);
            }
        }
        return result;
    }
}
