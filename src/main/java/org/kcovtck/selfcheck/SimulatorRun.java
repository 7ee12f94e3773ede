/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Journal;
import org.kcovtck.harness.Selection;
import org.kcovtck.machine.Machine;
import org.kcovtck.machine.Machines;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;

/** Runs all suites on a simulated kernel, in this JVM. Several may go on at a time. */
record SimulatorRun(Catalogue catalogue, Profiles profiles) {
    /** What is said of a kernel that has no defect. */
    Bench without(Profile profile, boolean comparisons) {
        Machine machine = Machines.simulator(profile, comparisons, Optional.empty());
        return new Bench(profile, comparisons, run(machine, profile));
    }

    /** What is said of the kernel of a bench when it has a defect, rule by rule. */
    Map<String, Said> with(Defect defect, Bench bench) {
        return run(Machines.simulator(bench.profile(), bench.comparisons(), Optional.of(defect)), bench.profile());
    }

    private Map<String, Said> run(Machine machine, Profile profile) {
        Journal journal = new Journal();
        Conformance.Settings settings = new Conformance.Settings(Optional.of(profile.name()), false, false, note -> {});
        try (Conformance conformance = new Conformance(
                catalogue,
                profiles,
                machine,
                settings,
                verdict -> journal.add(catalogue.rule(verdict.rule()), verdict))) {
            Selection all = Selection.of(catalogue, List.of(), List.of());
            ConformanceRun.withoutAllure(conformance, all).run();
        }
        Map<String, Said> said = new LinkedHashMap<>();
        journal.result(machine.name(), "", machine.origin(), profile.name())
                .rules()
                .forEach(rule -> said.put(rule.rule().id(), Said.of(rule)));
        return said;
    }
}
