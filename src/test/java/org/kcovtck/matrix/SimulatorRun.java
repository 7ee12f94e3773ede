/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Journal;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** A run of all rules on the simulator, in this JVM. */
final class SimulatorRun {
    private SimulatorRun() {}

    static KernelResult of(String profile) {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        Journal journal = new Journal();
        Conformance.Settings settings = new Conformance.Settings(Optional.of(profile), false, false, note -> {});
        try (Conformance conformance = new Conformance(
                catalogue,
                profiles,
                new Machines(profiles, SshOptions.ofUser(), note -> {}).open("sim:" + profile),
                settings,
                verdict -> journal.add(catalogue.rule(verdict.rule()), verdict))) {
            new ConformanceRun(conformance, Selection.of(catalogue, List.of(), List.of())).run();
            return result(journal.result(
                    conformance.target(), conformance.release(), conformance.origin(), conformance.profileName()));
        }
    }

    private static KernelResult result(RunResult run) {
        Map<String, Judgement> rules = new LinkedHashMap<>();
        run.rules().forEach(rule -> rules.put(rule.rule().id(), new Judgement(rule.verdict(), reason(rule.tests()))));
        return new KernelResult(run.target(), run.release(), run.origin(), run.profile(), run.started(), rules);
    }

    private static String reason(List<TestVerdict> tests) {
        return tests.isEmpty() ? "" : tests.get(0).reason();
    }
}
