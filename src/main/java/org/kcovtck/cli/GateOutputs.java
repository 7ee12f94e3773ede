/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.gate.Change;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.GateJUnitXml;
import org.kcovtck.gate.GateJson;
import org.kcovtck.gate.GateKtap;
import org.kcovtck.gate.GateMail;
import org.kcovtck.gate.GateMarkdown;
import org.kcovtck.gate.GateReport;
import org.kcovtck.gate.GateText;
import org.kcovtck.gate.RuleChange;
import org.kcovtck.report.ReportFile;
import picocli.CommandLine.Option;

/** In which forms a gate's report is wanted, besides that on the terminal. */
final class GateOutputs {
    private static final String TERMINAL = "-";
    private static final Pattern PROGRAM = Pattern.compile("[A-Z0-9]+-\\d+[a-z]?-.*\\.c");

    @Option(
            names = "--mail",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = TERMINAL,
            description =
                    "Plain text of 72 columns for a reply on a list, instead of the usual lines if no FILE is given.")
    private String mail;

    @Option(names = "--markdown", paramLabel = "FILE", description = "For a forge's summary.")
    private Path markdown;

    @Option(
            names = "--ktap",
            paramLabel = "FILE",
            description = "A test per rule; not ok is what the patch is refused for.")
    private Path ktap;

    @Option(names = "--junit", paramLabel = "FILE", description = "The same as JUnit XML.")
    private Path junit;

    @Option(names = "--json", paramLabel = "FILE", description = "All of it, for programs.")
    private Path json;

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description = "Leave a C program here for each new violation, which shows it without this kit.")
    private Path programs;

    /** Where programs are wanted. */
    Optional<Path> programs() {
        return Optional.ofNullable(programs);
    }

    /** Those of the violations that are new; the others, which the base has, too, are removed. */
    List<Path> programsOf(Comparison comparison) {
        if (programs == null || !Files.isDirectory(programs)) {
            return List.of();
        }
        Set<String> rules = comparison.of(Change.NEW_VIOLATION).stream()
                .map(RuleChange::rule)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(programs)) {
            Map<Boolean, List<Path>> wanted = files.filter(file ->
                            PROGRAM.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .collect(Collectors.partitioningBy(file -> rules.contains(ProgramFiles.ruleOf(file))));
            for (Path other : wanted.get(false)) {
                Files.delete(other);
            }
            return wanted.get(true);
        } catch (IOException e) {
            throw new BrokenException("cannot look into " + programs + ": " + e.getMessage(), e);
        }
    }

    private Map<Path, Function<GateReport, String>> files() {
        Map<Path, Function<GateReport, String>> files = new LinkedHashMap<>();
        Optional.ofNullable(mail)
                .filter(name -> !name.equals(TERMINAL))
                .ifPresent(name -> files.put(Path.of(name), GateMail::text));
        Optional.ofNullable(markdown).ifPresent(file -> files.put(file, GateMarkdown::text));
        Optional.ofNullable(ktap).ifPresent(file -> files.put(file, GateKtap::text));
        Optional.ofNullable(junit).ifPresent(file -> files.put(file, GateJUnitXml::text));
        Optional.ofNullable(json).ifPresent(file -> files.put(file, GateJson::text));
        return files;
    }

    /** @throws org.kcovtck.errors.UsageException when one cannot be written */
    void check() {
        files().keySet().forEach(ReportFile::check);
    }

    /** The files first: what is on the terminal is read last. */
    void write(GateReport report) {
        files().forEach((file, text) -> ReportFile.save(file, text.apply(report)));
        System.out.print(TERMINAL.equals(mail) ? GateMail.text(report) : GateText.text(report));
        System.out.flush();
    }
}
