/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kcovtck.harness.Check;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.Step;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Open;

/**
 * The rules of which user space sees all, as tests for a kernel's tree: tools/testing/selftests/kcov. A test is what the
 * suite's test did, with the same comparisons.
 */
public final class Kselftest {
    private static final int WIDTH = 74;

    private final String profile;
    private final Map<String, Chapter> chapters = new LinkedHashMap<>();
    private int tests;

    /** @param profile the name of the profile by which the rules were chosen */
    public Kselftest(String profile) {
        this.profile = profile;
    }

    /** The tests of a chapter, and the variables that they share; each runs in a process of its own. */
    private static final class Chapter {
        private final Values.Variables variables = new Values.Variables();
        private final RemoteArgs arguments = new RemoteArgs();
        private final Map<String, Integer> arrays = new TreeMap<>();
        private final List<String> body = new ArrayList<>();
        private boolean tasks;
        private final List<String> declarations = new ArrayList<>();
    }

    /**
     * Adds what a test did.
     *
     * @return whether it is one for user space alone
     * @throws Inexpressible when it is, and cannot be told in C
     */
    public boolean add(Rule rule, TestVerdict verdict, Recording recording) {
        if (verdict.verdict() != Verdict.CONFORMS
                || !rule.needs().isEmpty()
                || !recording.steps().stream().allMatch(Kselftest::isOfKcov)) {
            return false;
        }
        // Once for itself: what cannot be told leaves nothing behind.
        Story trial = new Story(recording, Dialect.KSELFTEST, Story.Checks.ALL);
        if (trial.sharesDescriptors()) {
            throw new Inexpressible("clone(CLONE_FILES)");
        }
        if (!trial.isOfOneTask() && recording.steps().stream().anyMatch(Kselftest::isOfAnExactCount)) {
            // An interrupt of a task that waits for its turn may leave entries on a kernel that is otherwise right.
            throw new Inexpressible("the count of a task that waits");
        }
        Chapter chapter = chapters.computeIfAbsent(rule.chapter(), name -> new Chapter());
        Dialect dialect = trial.isOfOneTask() ? Dialect.KSELFTEST : Dialect.PROGRAM;
        Story story = new Story(recording, dialect, Story.Checks.ALL, chapter.variables, chapter.arguments);
        story.arrays().forEach((name, size) -> chapter.arrays.merge(name, size, Math::max));
        String name = rule.id().replace('-', '_') + "_"
                + verdict.test().substring(verdict.test().indexOf('.') + 1);
        if (!trial.isOfOneTask()) {
            chapter.tasks = true;
            chapter.declarations.addAll(named(story.turns().declarations(), name));
            chapter.body.addAll(named(story.turns().functions(), name));
        }
        Text.wrapped(Text.comment(rule.id() + ": " + rule.statement()), WIDTH)
                .forEach(line -> chapter.body.add((line.startsWith(rule.id() + ":") ? "/* " : " * ") + line));
        chapter.body.set(chapter.body.size() - 1, chapter.body.get(chapter.body.size() - 1) + " */");
        chapter.body.add("TEST(" + name + ")");
        chapter.body.add("{");
        chapter.body.add("\tif (access(\"" + KcovFile.PATH + "\", R_OK | W_OK))");
        chapter.body.add("\t\tSKIP(return, \"this takes root, debugfs and CONFIG_KCOV\");");
        if (trial.isOfOneTask()) {
            chapter.body.addAll(Rounds.indented(touched(story)));
            chapter.body.addAll(Rounds.indented(story.lines()));
        } else {
            chapter.body.add("\tshared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);");
            story.processes()
                    .forEach(process -> chapter.body.addAll(
                            named(List.of("\t" + story.turns().begin(process, "0")), name)));
            List<String> turns = story.turns().of(Turns.MAIN);
            if (turns.size() > 1) {
                chapter.body.addAll(Rounds.indented(named(turns, name)));
            }
            chapter.body.add("\twhile (wait(NULL) > 0)");
            chapter.body.add("\t\t;");
            chapter.body.add("\tEXPECT_EQ(0, shared->failed);");
        }
        chapter.body.add("}");
        chapter.body.add("");
        tests++;
        return true;
    }

    private static boolean isOfAnExactCount(Step step) {
        return step instanceof Step.Performed performed
                && performed.checks().stream()
                        .anyMatch(check -> check instanceof Check.OfChange
                                || check instanceof Check.OfWords words && words.from() == 0
                                || check instanceof Check.OfValue value
                                        && value.relation().sign().equals("==")
                                        && value.what().equals("the count"));
    }

    /** How many tests there are. */
    public int tests() {
        return tests;
    }

    /** The files by their names. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        chapters.forEach((name, chapter) -> files.put(fileName(name) + ".c", text(name, chapter)));
        List<String> programs =
                chapters.keySet().stream().map(Kselftest::fileName).sorted().toList();
        files.put("Makefile", """
                # SPDX-License-Identifier: Apache-2.0
                CFLAGS += -Wall -O2 -pthread $(KHDR_INCLUDES)
                LDLIBS += -lpthread

                TEST_GEN_PROGS := %s

                include ../lib.mk
                """.formatted(String.join(" \\\n\t", programs)));
        files.put("config", "CONFIG_DEBUG_FS=y\nCONFIG_KCOV=y\nCONFIG_KCOV_INSTRUMENT_ALL=y\n");
        files.put(".gitignore", "# SPDX-License-Identifier: Apache-2.0\n" + String.join("\n", programs) + "\n");
        return files;
    }

    private static String fileName(String chapter) {
        return chapter.replace('-', '_') + "_test";
    }

    private String text(String name, Chapter chapter) {
        List<String> lines = new ArrayList<>();
        lines.add("/* SPDX-License-Identifier: Apache-2.0 */");
        lines.add("/*");
        lines.add(" * KCOV: " + name + ", as of " + profile + ". Generated by `kcov-tck export kselftest`.");
        lines.add(" */");
        lines.addAll(Definitions.includes(chapter.body, !chapter.tasks, false));
        lines.add("#include <linux/kcov.h>");
        lines.add("#include \"../kselftest_harness.h\"");
        lines.add("");
        if (String.join("\n", chapter.body).contains("ENOTSUPP")) {
            lines.add("#define ENOTSUPP 524");
        }
        if (chapter.tasks) {
            lines.add("static volatile struct { int turn, failed; } *shared;");
            lines.addAll(chapter.declarations);
        }
        if (!chapter.variables.descriptors().isEmpty()) {
            lines.add("static int " + String.join(", ", chapter.variables.descriptors()) + ";");
        }
        chapter.variables.areas().forEach(area -> lines.add("static volatile uint64_t *" + area + ";"));
        chapter.arrays.forEach((array, size) -> lines.add("static uint64_t " + array + "[" + size + "];"));
        if (chapter.body.stream().anyMatch(line -> line.contains("bytes,") || line.contains("bytes)"))) {
            lines.add("static char bytes[1 << 16];");
        }
        lines.addAll(chapter.arguments.declarations());
        lines.add("");
        if (chapter.tasks) {
            lines.addAll(Definitions.verdict(chapter.body, false));
        }
        lines.addAll(Snippet.of(chapter.body));
        if (chapter.tasks) {
            List<String> touched =
                    chapter.arrays.keySet().stream().map(Kselftest::touch).toList();
            lines.addAll(Tasks.start(touched));
        }
        lines.addAll(chapter.body);
        lines.add("TEST_HARNESS_MAIN");
        return String.join("\n", lines) + "\n";
    }

    /** Functions and variables of tasks, such that those of another test have other names. */
    private static List<String> named(List<String> lines, String test) {
        return lines.stream()
                .map(line -> line.replaceAll("\\b(p\\d+(?:_[tc]\\d+)*(?:_pid|_thread)?)\\b", test + "_$1"))
                .toList();
    }

    private static boolean isOfKcov(Step step) {
        return !(step instanceof Step.Performed performed)
                || performed.script().stream()
                        .allMatch(operation ->
                                !(operation instanceof Open open) || open.path().equals(KcovFile.PATH));
    }

    private static List<String> touched(Story story) {
        return story.arrays().keySet().stream().map(Kselftest::touch).toList();
    }

    private static String touch(String array) {
        return "memset(" + array + ", 1, sizeof(" + array + "));";
    }
}
