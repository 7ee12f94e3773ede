/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;

/**
 * A run in the XML that JUnit made common: a test suite per suite, a test case per test, named by its rule and method.
 * A violated rule is a failure, a broken test an error; what does not apply, and what is known, is skipped.
 */
public final class JUnitXmlReport {
    private final RunResult run;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXmlReport(RunResult run) throws XMLStreamException {
        this.run = run;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    public static String text(RunResult run) {
        try {
            JUnitXmlReport report = new JUnitXmlReport(run);
            report.write();
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a StringWriter does not fail", e);
        }
    }

    private void write() throws XMLStreamException {
        List<SuiteResult> suites = SuiteResult.of(run);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        start("testsuites", "name", "kcov-tck " + Visible.line(run.target()));
        counts(suites.stream().flatMap(suite -> suite.tests().stream()).toList(), run.duration());
        for (SuiteResult suite : suites) {
            suite(suite);
        }
        end();
        xml.writeEndDocument();
        xml.close();
    }

    private void suite(SuiteResult suite) throws XMLStreamException {
        start("testsuite", "name", suite.name());
        counts(suite.tests(), suite.duration());
        xml.writeAttribute("timestamp", timestamp(run.started()));
        start("properties");
        property("target", run.target());
        property("release", run.release());
        property("profile", run.profile());
        end();
        for (TestVerdict test : suite.tests()) {
            test(test);
        }
        end();
    }

    private void counts(List<TestVerdict> tests, Duration duration) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(tests.size()));
        xml.writeAttribute("failures", count(tests, List.of(Verdict.VIOLATES)));
        xml.writeAttribute("errors", count(tests, List.of(Verdict.BROKEN)));
        xml.writeAttribute("skipped", count(tests, List.of(Verdict.NOT_APPLICABLE, Verdict.KNOWN)));
        xml.writeAttribute("time", seconds(duration));
    }

    private void property(String name, String value) throws XMLStreamException {
        start("property", "name", name, "value", Visible.line(value));
        end();
    }

    private void test(TestVerdict test) throws XMLStreamException {
        String[] classAndMethod = Visible.line(test.test()).split("\\.", 2);
        String method = classAndMethod[classAndMethod.length - 1];
        start("testcase", "name", test.rule() + " " + method, "classname", classAndMethod[0]);
        xml.writeAttribute("time", seconds(test.duration()));
        switch (test.verdict()) {
            case CONFORMS -> {}
            case VIOLATES -> outcome("failure", test);
            case BROKEN -> outcome("error", test);
            case NOT_APPLICABLE, KNOWN -> {
                start("skipped", "message", test.verdict().text() + ": " + Visible.line(test.reason()));
                end();
            }
        }
        output(test);
        end();
    }

    private void outcome(String element, TestVerdict test) throws XMLStreamException {
        start(element, "message", message(test), "type", test.verdict().text());
        xml.writeCharacters(lines(Evidence.of(test), List.of("expected", "got", "reason")));
        end();
    }

    private static String message(TestVerdict test) {
        boolean bare = test.reason().isBlank();
        return Visible.line(bare ? "expected " + test.expected() + ", got " + test.got() : test.reason());
    }

    private void output(TestVerdict test) throws XMLStreamException {
        String lines = lines(Evidence.of(test), List.of("call", "log"));
        if (!lines.isEmpty()) {
            start("system-out");
            xml.writeCharacters(lines);
            end();
        }
    }

    private static String lines(List<Evidence> evidence, List<String> labels) {
        return evidence.stream()
                .filter(item -> labels.contains(item.label()))
                .map(item -> item.label() + ": " + item.text() + "\n")
                .collect(Collectors.joining());
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String count(List<TestVerdict> tests, List<Verdict> verdicts) {
        return String.valueOf(
                tests.stream().filter(test -> verdicts.contains(test.verdict())).count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** The schemas that are in use want no zone. It is UTC. */
    private static String timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }
}
