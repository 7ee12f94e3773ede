/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Source;

/**
 * A run as one JSON document, for programs. Fields always come in this order, and none is ever left out:
 *
 * <pre>
 * schema        1; raised when a field changes its meaning or goes away
 * target        "vm:7.3"
 * release       "7.3.0"
 * profile       "7.3"
 * started       "2026-11-20T10:00:00Z"
 * milliseconds  of the whole run
 * counts        rules by verdict: conforms, violates, known, notApplicable, broken
 * rules         in the order of the run, each
 *   id, verdict, statement, level
 *   sources     each title, date, quote
 *   tests       each test, suite, verdict, reason, expected, got, calls [], log [], milliseconds
 * </pre>
 *
 * Verdicts are "conforms", "violates", "known", "not applicable" and "broken". Strings are what the guest said, to the
 * letter; all but printable ASCII is escaped, so the file can be shown on a terminal.
 */
public final class JsonReport {
    private static final int SCHEMA = 1;

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /**
     * To be asked before a run, so that its result is not lost for a wrong name.
     *
     * @throws UsageException when the file cannot be written
     */
    public static void check(Path file) {
        ReportFile.obstacle(file).ifPresent(why -> {
            throw new UsageException(ReportFile.cannotWrite(file, why));
        });
    }

    /** @throws UsageException when the file cannot be written */
    public static void write(RunResult run, Path file) {
        check(file);
        try {
            ReportFile.write(file, text(run));
        } catch (IOException e) {
            throw new UsageException(ReportFile.cannotWrite(file, ReportFile.why(e)), e);
        }
    }

    static String text(RunResult run) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .createGenerator(text)) {
            // Jackson counts DEL as ASCII; a terminal acts on it.
            json.setHighestNonEscapedChar('~');
            json.useDefaultPrettyPrinter();
            new JsonReport(json).run(run);
        }
        return text.append('\n').toString();
    }

    private void run(RunResult run) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", SCHEMA);
        json.writeStringField("target", run.target());
        json.writeStringField("release", run.release());
        json.writeStringField("profile", run.profile());
        json.writeStringField("started", run.started().toString());
        json.writeNumberField("milliseconds", run.duration().toMillis());
        json.writeObjectFieldStart("counts");
        json.writeNumberField("conforms", run.count(Verdict.CONFORMS));
        json.writeNumberField("violates", run.count(Verdict.VIOLATES));
        json.writeNumberField("known", run.count(Verdict.KNOWN));
        json.writeNumberField("notApplicable", run.count(Verdict.NOT_APPLICABLE));
        json.writeNumberField("broken", run.count(Verdict.BROKEN));
        json.writeEndObject();
        json.writeArrayFieldStart("rules");
        for (RuleVerdict rule : run.rules()) {
            rule(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rule(RuleVerdict verdict) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", verdict.rule().id());
        json.writeStringField("verdict", verdict.verdict().text());
        json.writeStringField("statement", verdict.rule().statement());
        json.writeStringField("level", verdict.rule().level().text());
        json.writeArrayFieldStart("sources");
        for (Source source : verdict.rule().sources()) {
            json.writeStartObject();
            json.writeStringField("title", source.title());
            json.writeStringField("date", source.date());
            json.writeStringField("quote", source.quote());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tests");
        for (TestVerdict test : verdict.tests()) {
            test(test);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void test(TestVerdict test) throws IOException {
        json.writeStartObject();
        json.writeStringField("test", test.test());
        json.writeStringField("suite", test.suite());
        json.writeStringField("verdict", test.verdict().text());
        json.writeStringField("reason", test.reason());
        json.writeStringField("expected", test.expected());
        json.writeStringField("got", test.got());
        strings("calls", test.calls());
        strings("log", test.log());
        json.writeNumberField("milliseconds", test.duration().toMillis());
        json.writeEndObject();
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
