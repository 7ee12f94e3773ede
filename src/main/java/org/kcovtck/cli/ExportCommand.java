/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.program.Inexpressible;
import org.kcovtck.program.Kselftest;
import org.kcovtck.report.ReportFile;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcov-tck export}: the rules in a form that others run. */
@Command(name = "export", description = "Write the rules in a form that runs without this.")
public final class ExportCommand {
    /** Writes the files; what user space sees and C cannot say is told. */
    @Command(
            name = "kselftest",
            description =
                    "Tests for a kernel's tree: tools/testing/selftests/kcov, as user space alone sees the rules.")
    int kselftest(
            @Parameters(paramLabel = "DIR", description = "Where the files go.") Path folder,
            @Option(
                            names = "--profile",
                            paramLabel = "NAME",
                            description = "What is expected; the newest if not given.")
                    String profile) {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        String name = profile == null
                ? profiles.newest().name()
                : profiles.named(profile).name();
        Kselftest kselftest = new Kselftest(name);
        try (Conformance conformance = new Conformance(
                catalogue,
                profiles,
                new Machines(profiles, SshOptions.ofUser(), Main::tell).open("sim:" + name),
                new Conformance.Settings(Optional.of(name), false, true, Main::tell),
                verdict -> {})) {
            conformance.whenRecorded((verdict, recording) -> add(catalogue, kselftest, verdict, recording));
            ConformanceRun.withoutAllure(conformance, Selection.of(catalogue, List.of(), List.of()))
                    .run();
        }
        write(folder, kselftest.files());
        System.out.println(kselftest.tests() + " tests written to " + folder);
        return ExitStatus.CONFORMS;
    }

    private static void add(Catalogue catalogue, Kselftest kselftest, TestVerdict verdict, Recording recording) {
        try {
            kselftest.add(catalogue.rule(verdict.rule()), verdict, recording);
        } catch (Inexpressible e) {
            Main.tell("not " + verdict.rule() + ", " + verdict.test() + ": " + e.getMessage());
        }
    }

    private static void write(Path folder, Map<String, String> files) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException("cannot make the folder " + folder + ": " + e.getMessage());
        }
        files.forEach((file, text) -> ReportFile.save(folder.resolve(file), text));
    }
}
