/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.gate.Decision;
import org.kcovtck.gate.GateJUnitXml;
import org.kcovtck.gate.GateJson;
import org.kcovtck.gate.GateKtap;
import org.kcovtck.gate.GateMail;
import org.kcovtck.gate.GateMarkdown;
import org.kcovtck.gate.GateReport;
import org.kcovtck.gate.GateText;
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
        for (Path file : files().keySet()) {
            try {
                ReportFile.remove(file);
            } catch (BrokenException e) {
                Main.tell(e.getMessage());
            }
        }
    }

    /**
     * Writes all that can be written, the files first: what is on the terminal is read last.
     *
     * @return the exit status of the command: a report that is missing hides nothing that got worse
     */
    int write(GateReport report) {
        boolean written = true;
        for (Map.Entry<Path, Function<GateReport, String>> file : files().entrySet()) {
            try {
                ReportFile.save(file.getKey(), file.getValue().apply(report));
            } catch (BrokenException e) {
                Main.tell(e.getMessage());
                written = false;
            }
        }
        System.out.print(TERMINAL.equals(mail) ? GateMail.text(report) : GateText.text(report));
        System.out.flush();
        return ExitStatus.of(written || report.decision() == Decision.REFUSED ? report.decision() : Decision.UNDECIDED);
    }
}
