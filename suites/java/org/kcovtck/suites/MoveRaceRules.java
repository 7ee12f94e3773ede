/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A buffer that another task reads while a section ends. */
class MoveRaceRules {
    private static final int ROUNDS = 10;
    private static final int LOOKS = 200;
    private static final int PCS = 63;

    @Test
    @Verifies("MOVE-005")
    void whoeverSeesTheCountSeesTheEntries(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A));
        Task reader = owner.task().fork();
        Operation section = owner.probe().program(thread(start(BUS_A), pcs(A, PCS), stop()));

        for (int round = 0; round < ROUNDS; round++) {
            owner.buffer().fill(0, 1 + PCS, 0);
            Pending reading = reader.submit(looks(owner.buffer().address()));
            owner.task().run(List.of(new Barrier(2), section)).forEach(Outcome::required);
            reading.outcomes().stream().skip(1).forEach(MoveRaceRules::check);
        }
    }

    /** A load goes upwards, so that the count comes first. */
    private static List<Operation> looks(long address) {
        List<Operation> script = new ArrayList<>();
        script.add(new Barrier(2));
        script.addAll(Collections.nCopies(LOOKS, new Load(address, 1 + PCS)));
        return script;
    }

    private static void check(Outcome look) {
        Coverage coverage = new Coverage(look.required().words());
        assertThat(coverage).hasPcs(coverage.count() == 0 ? "" : "A" + PCS);
    }
}
