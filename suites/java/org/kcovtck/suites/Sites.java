/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.target.Statement.pcs;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Target;

/** The addresses of the probe's sites, by which its PCs are told from others of the same buffer. */
record Sites(long[] addresses) {
    /** So often in a row no loop of the kernel passes one PC in a short call. */
    private static final int OFTEN = 500;

    /** The addresses as a system call shows them. */
    static Sites of(Target kernel) {
        Statement[] program =
                Stream.of(Site.values()).map(site -> pcs(site, OFTEN)).toArray(Statement[]::new);
        long[] all = OwnCall.coverage(kernel, KCOV_TRACE_PC, program).pcs();
        long[] found = IntStream.rangeClosed(OFTEN, all.length)
                .filter(end -> all[end - OFTEN] == all[end - 1])
                .filter(end -> Arrays.stream(all, end - OFTEN, end).allMatch(pc -> pc == all[end - 1]))
                .mapToLong(end -> all[end - 1])
                .distinct()
                .toArray();
        assertThat("the number of the probe's sites", found.length).is(program.length);
        return new Sites(found);
    }

    /** What a buffer would hold if it had the PCs of the probe's sites only. */
    Coverage in(Coverage coverage) {
        return Coverage.ofPcs(LongStream.of(coverage.pcs()).filter(this::has).toArray());
    }

    /** What a buffer would hold if it had only what is from the first PC of a site to the last. */
    Coverage span(Coverage coverage) {
        long[] pcs = coverage.pcs();
        int[] places = IntStream.range(0, pcs.length).filter(i -> has(pcs[i])).toArray();
        assertThat("the number of PCs of the probe's sites", places.length).isAbove(0);
        return Coverage.ofPcs(Arrays.copyOfRange(pcs, places[0], places[places.length - 1] + 1));
    }

    private boolean has(long pc) {
        return LongStream.of(addresses).anyMatch(address -> address == pc);
    }
}
