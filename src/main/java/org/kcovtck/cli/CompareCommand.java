/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kcovtck.gate.Announcement;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.GateReport;
import org.kcovtck.gate.UnseenRules;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.matrix.ResultFile;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcov-tck compare}: what a gate says, of results that are there. Nothing is repeated. */
@Command(name = "compare", description = "Say what changed between two results of run --json, as gate does.")
public final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A.json", description = "What was there before.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B.json", description = "What is there now.")
    private Path now;

    @Option(names = "--expect", paramLabel = "FILE", description = "The rules that are to change, and how.")
    private Path expect;

    @Mixin
    private GateOutputs outputs;

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        outputs.check();
        KernelResult base = ResultFile.read(before);
        KernelResult head = ResultFile.read(now);
        Optional<Expectation> expectation = Optional.ofNullable(expect).map(file -> Expectation.read(file, catalogue));
        outputs.clear();
        Announcement announcement = new Announcement(
                expectation, profiles.named(base.profile()), profiles.named(head.profile()), catalogue);
        Comparison comparison = Comparison.of(base, head, List.of(), announcement.forThe(base, head))
                .andUnseen(expectation.orElse(Expectation.NONE));
        GateReport report = GateReport.of(
                "compare: " + now + " with " + before,
                comparison,
                Optional.empty(),
                Optional.empty(),
                UnseenRules.of(base, head, profiles.named(head.profile()), catalogue),
                List.of());
        return outputs.write(report);
    }
}
