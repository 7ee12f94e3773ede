/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.kcovtck.program.Programs;
import org.kcovtck.report.ReportFile;
import picocli.CommandLine.Option;

/** In which forms a gate's report is wanted, besides that on the terminal. */
final class GateOutputs {
    private static final String TERMINAL = "-";

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
            description =
                    "Write a C program here for each new violation, which shows it by itself; those of earlier runs are removed.")
    private Path programs;

    /** The folder for programs of C, if they are wanted. */
    Optional<Path> programs() {
        return Optional.ofNullable(programs);
    }

    /** Leaves of the programs that the runs have written those of new violations. */
    List<Path> programsOf(Comparison comparison) {
        Set<String> rules = comparison.of(Change.NEW_VIOLATION).stream()
                .map(RuleChange::rule)
                .collect(Collectors.toSet());
        return programs()
                .filter(Files::isDirectory)
                .map(folder -> Programs.keep(folder, rules))
                .orElse(List.of());
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

    /** Removes what an earlier gate has left there, which would be taken for this one's whatever becomes of it. */
    void clear() {
        clearFiles();
        programs().filter(Files::isDirectory).ifPresent(folder -> Programs.keep(folder, Set.of()));
    }

    /** The reports alone. */
    void clearFiles() {
        files().keySet().forEach(ReportFile::remove);
    }

    /** The files first: what is on the terminal is read last. */
    void write(GateReport report) {
        files().forEach((file, text) -> ReportFile.save(file, text.apply(report)));
        System.out.print(TERMINAL.equals(mail) ? GateMail.text(report) : GateText.text(report));
        System.out.flush();
    }
}
