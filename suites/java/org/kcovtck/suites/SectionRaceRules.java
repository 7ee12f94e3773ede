/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.remoteEnable;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;

import java.util.List;
import java.util.stream.Stream;
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
import org.kcovtck.target.Statement;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Sections run in a task while their owner goes. */
class SectionRaceRules {
    private static final int ENTRIES = 100;
    private static final int SECTIONS = 4;
    /** No section is there in part. */
    private static final String[] WHOLE_SECTIONS = {"count 0", "count 100", "count 200", "count 300", "count 400"};

    @Test
    @Verifies("RACE-015")
    void disablingKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);

        new Race(
                        Contender.of(file.task(), disable(file))
                                .before(reset(buffer), remoteEnable(file, RemoteArg.of(BUS_A)))
                                .after(count(buffer)),
                        sections(kernel.newProcess()))
                .seenAs(SectionRaceRules::count)
                .acceptable(WHOLE_SECTIONS)
                .run();
    }

    @Test
    @Verifies("RACE-016")
    void exitKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        PassingTask owner = PassingTask.in(file.task());

        new Race(
                        Contender.of(file.task(), owner.doing(remoteEnable(file, RemoteArg.of(BUS_A))))
                                .before(reset(buffer), owner.reset())
                                .after(count(buffer)),
                        sections(file.task().newThread(), owner.awaitDone(), owner.letExit()))
                .seenAs(SectionRaceRules::count)
                .acceptable(WHOLE_SECTIONS)
                .run();
    }

    /** A task that runs sections one after the other, after these operations. */
    private static Contender sections(Task task, Operation... first) {
        Probe probe = Probe.of(task);
        Statement[] sections = Stream.generate(() -> List.of(start(BUS_A), pcs(Site.A, ENTRIES), stop()))
                .limit(SECTIONS)
                .flatMap(List::stream)
                .toArray(Statement[]::new);
        return Contender.of(task, concat(first, probe.program(sections)));
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
