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
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Target;

/** A task reads a buffer while entries come into it. */
class ReaderRaceRules {
    /** Words that the reader of a local buffer looks at, the count first. */
    private static final int SEEN_WORDS = 128;
    /** What a section adds. */
    private static final int ENTRIES = 300;

    private static final String NOTHING = "nothing yet";
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
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.of(BUS_A));
        Probe probe = Probe.of(kernel.newProcess());
        Operation[] look = {new Load(buffer.address(), 1), new Load(buffer.addressOf(ENTRIES), 1)};
        Operation[] looks = look;
        for (int i = 0; i < 100; i++) {
            looks = concat(looks, look);
        }

        new Race(
                        Contender.of(probe.task(), probe.program(thread(start(BUS_A), pcs(Site.A, ENTRIES), stop()))),
                        Contender.of(file.task().newThread(), looks).before(new Fill(buffer.address(), ENTRIES + 1, 0)))
                .seenAs(ReaderRaceRules::ofASection)
                .acceptable(NOTHING, ALL)
                .run();
    }

    /** A task collects what it does itself while another reads. It is not enabled while it waits for the other. */
    private static Race ownAgainstReader(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        Operation[] collected = concat(new Operation[] {enable(file, KCOV_TRACE_PC)}, times(4, GETPID));

        return new Race(
                        Contender.of(file.task(), concat(collected, disable(file))),
                        Contender.of(file.task().newThread(), times(8, new Load(buffer.address(), SEEN_WORDS)))
                                .before(new Fill(buffer.address(), WORDS, 0)))
                .seenAs(ReaderRaceRules::ofItself)
                .acceptable(NOTHING, ALL);
    }

    /** The worst that one of the loads has seen. */
    private static String ofItself(List<Part> round) {
        String worst = NOTHING;
        for (Outcome load : round.get(1).during()) {
            long[] words = load.required().words();
            int count = (int) Math.min(words[0], SEEN_WORDS - 1);
            int missing = 1;
            while (missing <= count && words[missing] != 0) {
                missing++;
            }
            if (missing < count) {
                return MISSING;
            } else if (missing == count) {
                worst = LAST_MISSING;
            } else if (count > 0 && worst.equals(NOTHING)) {
                worst = ALL;
            }
        }
        return worst;
    }

    /** Each count is followed by the last entry. */
    private static String ofASection(List<Part> round) {
        List<Outcome> loads = round.get(1).during();
        String worst = NOTHING;
        for (int i = 0; i < loads.size(); i += 2) {
            long count = loads.get(i).required().words()[0];
            long last = loads.get(i + 1).required().words()[0];
            if (count != 0 && (count != ENTRIES || last == 0)) {
                return MISSING;
            }
            worst = count == 0 ? worst : ALL;
        }
        return worst;
    }
}
