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
import java.util.stream.IntStream;
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
    /** A prime, so that no sum of parts looks like whole sections. */
    private static final int ENTRIES = 97;

    private static final int SECTIONS = 4;
    private static final int MANY_ENTRIES = 30_000;
    private static final int MANY_WORDS = 32 << 10;

    @Test
    @Verifies("RACE-015")
    void disablingKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);

        new Race(
                        sections(kernel.newProcess()),
                        Contender.of(file.task(), disable(file))
                                .before(reset(buffer), remoteEnable(file, RemoteArg.of(BUS_A)))
                                .after(count(buffer)))
                .seenAs(SectionRaceRules::entries)
                .acceptable(wholeSections())
                .run();
    }

    @Test
    @Verifies("RACE-017")
    void sectionsThatEndAtTheSameTimeAreAllAdded(Target kernel) {
        Owner owner = Owner.of(kernel.newProcess(), RemoteArg.of(BUS_A).areaSize(MANY_WORDS), 2 * MANY_WORDS);
        Buffer buffer = owner.buffer();

        new Race(
                        longSection(owner.task().newThread()),
                        longSection(owner.task().newThread())
                                .before(reset(buffer))
                                .after(count(buffer)))
                .seenAs(SectionRaceRules::entries)
                .acceptable(2 * MANY_ENTRIES + " entries")
                .run();
    }

    @Test
    @Verifies("RACE-016")
    void exitKeepsAllOfASectionOrNothing(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        PassingTask owner = PassingTask.in(file.task());

        new Race(
                        sections(file.task().newThread(), owner.awaitDone(), owner.letExit()),
                        Contender.of(file.task(), owner.doing(remoteEnable(file, RemoteArg.of(BUS_A))))
                                .before(reset(buffer), owner.reset())
                                .after(count(buffer)))
                .seenAs(SectionRaceRules::entries)
                .acceptable(wholeSections())
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

    /** So long that to copy it takes a while. */
    private static Contender longSection(Task task) {
        return Contender.of(task, Probe.of(task).program(start(BUS_A), pcs(Site.A, MANY_ENTRIES), stop()));
    }

    /** No section is there in part. */
    private static String[] wholeSections() {
        return IntStream.rangeClosed(0, SECTIONS)
                .mapToObj(sections -> sections * ENTRIES + " entries")
                .toArray(String[]::new);
    }

    /** What the owner's buffer holds in the end. */
    private static String entries(List<Part> round) {
        return round.get(1).after().get(0).required().words()[0] + " entries";
    }
}
