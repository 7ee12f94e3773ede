/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.remoteEnable;
import static org.kcovtck.suites.DescriptorRaceRules.BARRIER;
import static org.kcovtck.suites.DescriptorRaceRules.passing;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Contender;
import org.kcovtck.harness.Contender.Part;
import org.kcovtck.harness.Race;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Target;

/** A section runs in a thread of the kernel while its owner goes. */
class SectionRaceRules {
    private static final int ENTRIES = 300;

    private static final String NONE = "count 0";
    private static final String ALL = "count " + ENTRIES;

    @Test
    @Verifies("RACE-015")
    void disablingKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);

        new Race(
                        Contender.of(file.task(), disable(file))
                                .before(reset(buffer), remoteEnable(file, RemoteArg.of(BUS_A)))
                                .after(count(buffer)),
                        section(kernel))
                .seenAs(SectionRaceRules::count)
                .acceptable(NONE, ALL)
                .run();
    }

    @Test
    @Verifies("RACE-016")
    void exitKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);

        new Race(
                        Contender.of(file.task(), passing(remoteEnable(file, RemoteArg.of(BUS_A))))
                                .before(reset(buffer))
                                .after(count(buffer)),
                        section(kernel, BARRIER))
                .seenAs(SectionRaceRules::count)
                .acceptable(NONE, ALL)
                .run();
    }

    /** A task that runs a section, after these operations. */
    private static Contender section(Target kernel, Operation... first) {
        Probe probe = Probe.of(kernel.newProcess());
        Operation section = probe.program(thread(start(BUS_A), pcs(Site.A, ENTRIES), stop()));
        return Contender.of(probe.task(), concat(first, section));
    }

    private static Operation reset(Buffer buffer) {
        return new Store(buffer.address(), 0);
    }

    private static Operation count(Buffer buffer) {
        return new Load(buffer.address(), 1);
    }

    private static String count(List<Part> round) {
        return "count " + round.get(0).after().get(0).required().words()[0];
    }
}
