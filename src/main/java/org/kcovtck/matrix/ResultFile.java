/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;
import org.kcovtck.report.AsciiJson;

/**
 * A result as a file. What is published is the part of the document of {@link org.kcovtck.report.JsonReport} that says
 * which kernel it was and what its verdicts are, with a line for each rule; either can be read.
 */
public final class ResultFile {
    private static final int SCHEMA = 1;

    private ResultFile() {}

    /** @throws UsageException when there is no result in the file */
    public static KernelResult read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            return new KernelResult(
                    text(json, "target"),
                    text(json, "release"),
                    new Origin(text(json, "source"), text(json, "configSha256")),
                    text(json, "profile"),
                    Instant.parse(text(json, "started")),
                    rules(json.path("rules")));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new UsageException(file + " is no result of a run: " + e.getOriginalMessage() + line, e);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new UsageException(file + " is no result of a run: " + e.getMessage(), e);
        }
    }

    private static Map<String, Judgement> rules(JsonNode rules) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        rules.forEach(rule -> judgements.put(text(rule, "id"), judgement(rule)));
        return judgements;
    }

    private static Judgement judgement(JsonNode rule) {
        String verdict = text(rule, "verdict");
        String failure = "";
        long milliseconds = 0;
        for (JsonNode test : rule.path("tests")) {
            milliseconds += test.path("milliseconds").asLong();
            String expected = test.path("expected").asText();
            if (failure.isEmpty() && test.path("verdict").asText().equals(verdict) && !expected.isEmpty()) {
                failure = test.path("got").asText() + ", not " + expected;
            }
        }
        return new Judgement(verdict(verdict), text(rule, "reason"), failure, Duration.ofMillis(milliseconds));
    }

    private static String text(JsonNode object, String field) {
        if (!object.path(field).isTextual()) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return object.path(field).asText();
    }

    private static Verdict verdict(String text) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no verdict " + text));
    }

    /** As it is published. */
    static String text(KernelResult result) {
        String rules = result.rules().entrySet().stream()
                .map(rule -> AsciiJson.line(AsciiJson.object(
                        "id", rule.getKey(),
                        "verdict", rule.getValue().verdict().text(),
                        "reason", rule.getValue().reason())))
                .collect(Collectors.joining(",\n    ", "    ", "\n"));
        return "{\n"
                + "  \"schema\": " + SCHEMA + ",\n"
                + field("target", result.target())
                + field("release", result.release())
                + field("source", result.origin().source())
                + field("configSha256", result.origin().configSha256())
                + field("profile", result.profile())
                + field("started", result.started().toString())
                + "  \"rules\": [\n" + rules + "  ]\n}\n";
    }

    private static String field(String name, String value) {
        return "  \"" + name + "\": " + AsciiJson.line(value) + ",\n";
    }
}
