/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.times;
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
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A task reads a buffer at the moment when entries come into it. */
class ReaderRaceRules {
    /** Words that the reader of a local buffer looks at, the count first. */
    private static final int SEEN_WORDS = 128;
    /** What a section adds: so much that copying it takes longer than a reader needs to look. */
    private static final int ENTRIES = 30_000;

    private static final int MANY_WORDS = 32 << 10;

    private static final String ALL = "all entries are there";
    private static final String LAST_MISSING = "the last entry is missing";
    private static final String MISSING = "an entry is missing";

    @Test
    @Verifies("RACE-010")
    void allEntriesButTheLastAreThere(Target kernel) {
        ownAgainstReader(kernel).interesting(LAST_MISSING).run();
    }

    @Test
    @Verifies("RACE-011")
    void allEntriesAreThere(Target kernel) {
        ownAgainstReader(kernel).run();
    }

    @Test
    @Verifies("RACE-012")
    void allEntriesOfASectionAreThere(Target kernel) {
        Owner owner = Owner.of(kernel.newProcess(), RemoteArg.of(BUS_A).areaSize(MANY_WORDS), MANY_WORDS);
        Buffer buffer = owner.buffer();
        Probe probe = Probe.of(kernel.newProcess());
        Operation section = probe.program(thread(start(BUS_A), pcs(Site.A, ENTRIES), stop()));
        Operation lastEntry = new Load(buffer.addressOf(ENTRIES), 1);

        Contender reader = Contender.of(buffer.task().newThread(), new Await(buffer.address(), 0), lastEntry)
                .before(new Fill(buffer.addressOf(ENTRIES), 1, 0), new Fill(buffer.address(), 1, 0));
        new Race(Contender.of(probe.task(), section), reader)
                .seenAs(ReaderRaceRules::ofASection)
                .acceptable(ALL)
                .run();
    }

    /** A task collects what it does itself while another reads. It is not enabled while it waits for the other. */
    private static Race ownAgainstReader(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        Operation[] collected = concat(new Operation[] {enable(file, KCOV_TRACE_PC)}, times(4, GETPID));
        Operation entries = new Load(buffer.address(), SEEN_WORDS);

        return new Race(
                        Contender.of(file.task(), concat(collected, disable(file))),
                        reader(buffer, entries, entries, entries))
                .seenAs(ReaderRaceRules::ofItself)
                .acceptable(ALL);
    }

    /** Waits for the first entry, then does this. */
    private static Contender reader(Buffer buffer, Operation... then) {
        Task thread = buffer.task().newThread();
        Operation[] firstEntry = {new Await(buffer.address(), 0)};
        return Contender.of(thread, concat(firstEntry, then)).before(new Fill(buffer.address(), WORDS, 0));
    }

    /** The worst of what the reader has seen. */
    private static String ofItself(List<Part> round) {
        String worst = ALL;
        for (Outcome load :
                round.get(1).during().subList(1, round.get(1).during().size())) {
            String seen = entries(load.required().words());
            worst = seen.equals(ALL) || worst.equals(MISSING) ? worst : seen;
        }
        return worst;
    }

    private static String entries(long[] words) {
        int count = (int) Math.min(words[0], SEEN_WORDS - 1);
        for (int i = 1; i <= count; i++) {
            if (words[i] == 0) {
                return i < count ? MISSING : LAST_MISSING;
            }
        }
        return ALL;
    }

    /** All come at once. */
    private static String ofASection(List<Part> round) {
        List<Outcome> reader = round.get(1).during();
        long count = reader.get(0).required().words()[0];
        long last = reader.get(1).required().words()[0];
        return count == ENTRIES && last != 0 ? ALL : MISSING;
    }
}
