/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.thread;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;

/** PCs that are known beforehand, in a task's own system call. */
class OwnPcRules {
    @Test
    @Verifies("BUF-020")
    void everyPcIsRecordedInItsPlace(Target kernel) {
        Sites sites = Sites.of(kernel);

        assertThat(sites.in(OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 3), pcs(B, 2), pcs(A, 1), pcs(C, 1))))
                .hasPcs("A3 B2 A1 C1");
    }

    @Test
    @Verifies("BUF-023")
    void aPcIsTheAddressBehindTheCall(Target kernel) {
        Symbols symbols = kernel.symbols();
        long moved = symbols.addressOf("_text") - Symbols.LINKED_AT;
        long behind = symbols.addressOf("kcov_tck_site_0") - moved;

        Coverage coverage = OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 3));

        assertThat(
                        "PCs behind the call of the probe",
                        Arrays.stream(coverage.pcs()).filter(pc -> pc == behind).count())
                .is(3);
    }

    @Test
    @Verifies("BUF-021")
    void whatAKernelThreadDoesForTheCallIsNotRecorded(Target kernel) {
        Sites sites = Sites.of(kernel);

        assertThat(sites.in(OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 2), thread(pcs(C, 5)), pcs(B, 3))))
                .hasPcs("A2 B3");
    }
}
