/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads KTAP by the grammar of ktap.rst and nothing more: unknown lines, gaps and a missing plan are errors. */
final class KtapChecker {
    private static final Pattern RESULT =
            Pattern.compile("(ok|not ok) (\\d+) ([^#]*?)(?: # (SKIP|TODO|XFAIL|TIMEOUT|ERROR)(?: ([^#]*))?)?");

    /** A result line, with the diagnostic lines before it and the subtests that it ends. */
    record Test(
            boolean ok, String name, String directive, String data, List<String> diagnostics, List<Test> subtests) {}

    private final Deque<String> lines;

    private KtapChecker(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line does not end");
        }
        lines = new ArrayDeque<>(List.of(text.substring(0, text.length() - 1).split("\n", -1)));
    }

    static List<Test> read(String text) {
        KtapChecker checker = new KtapChecker(text);
        List<Test> tests = checker.tests("");
        if (!checker.lines.isEmpty()) {
            throw new AssertionError("after the end: " + checker.lines);
        }
        return tests;
    }

    private List<Test> tests(String indent) {
        expect(indent + "KTAP version 1");
        int plan = Integer.parseInt(
                matched(indent, Pattern.compile("1\\.\\.(\\d+)")).group(1));
        List<Test> tests = new ArrayList<>();
        while (tests.size() < plan) {
            List<String> diagnostics = new ArrayList<>(diagnostics(indent));
            List<Test> subtests = indented(indent + "  KTAP") ? tests(indent + "  ") : List.of();
            diagnostics.addAll(diagnostics(indent));
            Matcher result = matched(indent, RESULT);
            if (Integer.parseInt(result.group(2)) != tests.size() + 1) {
                throw new AssertionError("wrong number: " + result.group());
            }
            String data = result.group(5) == null ? "" : result.group(5);
            tests.add(new Test(
                    "ok".equals(result.group(1)), result.group(3), result.group(4), data, diagnostics, subtests));
            if (subtests.stream().anyMatch(test -> !test.ok()) && "ok".equals(result.group(1))) {
                throw new AssertionError("passes though a subtest failed: " + result.group());
            }
        }
        return tests;
    }

    private List<String> diagnostics(String indent) {
        List<String> diagnostics = new ArrayList<>();
        while (indented(indent + "# ")) {
            diagnostics.add(lines.pop().substring(indent.length() + 2));
        }
        return diagnostics;
    }

    private boolean indented(String prefix) {
        return !lines.isEmpty() && lines.peek().startsWith(prefix);
    }

    private void expect(String line) {
        if (lines.isEmpty() || !lines.peek().equals(line)) {
            throw new AssertionError("no \"" + line + "\" but " + lines.peek());
        }
        lines.pop();
    }

    private Matcher matched(String indent, Pattern pattern) {
        String line = lines.isEmpty() ? "" : lines.pop();
        Matcher matcher = pattern.matcher(line.startsWith(indent) ? line.substring(indent.length()) : "");
        if (!matcher.matches()) {
            throw new AssertionError("no " + pattern + " but \"" + line + "\"");
        }
        return matcher;
    }
}
