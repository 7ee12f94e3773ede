/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.addedBy;
import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Descriptors.MANY_WORDS;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.collecting;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What a buffer of PCs holds, and when. */
class PcBufferRules {
    @Test
    @Verifies("BUF-001")
    void theCountIsTheNumberOfPcsThatFollow(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        Coverage coverage = buffer.contentsAfter(enable(file, KCOV_TRACE_PC), READ);

        assertThat(coverage).hasPcs().hasWords((int) coverage.count() + 1, WORDS, 0);
    }

    @Test
    @Verifies("BUF-002")
    void aCallMadeTwiceLeavesItsPcsTwice(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        long pc = pcsOf(GETPID, buffer).iterator().next();

        long[] pcs = buffer.coverageOf(GETPID, GETPID).pcs();

        assertThat(
                        "how often the PC is there",
                        Arrays.stream(pcs).filter(each -> each == pc).count())
                .isAbove(1);
    }

    @Test
    @Verifies("BUF-007")
    void pcsAreThoseOfTheLinkedImage(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        long[] pcs = buffer.coverageOf(READ).pcs();
        Symbols symbols = kernel.symbols();
        long moved = symbols.addressOf("_text") - Symbols.LINKED_AT;

        assertThat(
                        "the number of PCs in the function of the call",
                        Arrays.stream(pcs)
                                .filter(pc -> symbols.functionOf(pc + moved).contains("sys_read"))
                                .count())
                .isAbove(0);
    }

    @Test
    @Verifies("DOC-004")
    void theTaskItselfFindsAllEntriesThatAreCounted(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        // The count last: entries that come meanwhile are cleared with those that were there.
        Operation[] clear = LongStream.range(0, WORDS)
                .mapToObj(word -> new Store(buffer.addressOf(WORDS - 1 - (int) word), 0))
                .toArray(Operation[]::new);

        assertThat(buffer.contentsAfter(concat(clear, READ, GETPID))).hasPcs();
    }

    @Test
    @Verifies("BUF-014")
    void anotherTaskAddsNothing(Target kernel) {
        Buffer buffer = collectingWithRoom(kernel);
        Task thread = buffer.task().newThread();

        assertThat("the count", addedBy(thread, buffer)).is(0);
    }

    @Test
    @Verifies("BUF-014")
    void anotherEnabledTaskAddsNothing(Target kernel) {
        Buffer buffer = collectingWithRoom(kernel);
        Task thread = buffer.task().newThread();
        ready(thread).enabled(KCOV_TRACE_PC);

        assertThat("the count", addedBy(thread, buffer)).is(0);
    }

    @Test
    @Verifies("BUF-016")
    void pcsStandInTheOrderInWhichTheyWerePassed(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Set<Long> read = pcsOf(READ, buffer);
        Set<Long> getpid = pcsOf(GETPID, buffer);
        long first = anyBut(getpid, read);
        long second = anyBut(read, getpid);

        List<Long> pcs = list(buffer.coverageOf(READ, GETPID));

        assertThat("where the first call's PC is", pcs.indexOf(first)).isAbove(-1);
        assertThat("where the second call's PC is", pcs.indexOf(second)).isAbove(pcs.indexOf(first));
    }

    @Test
    @Verifies("BUF-017")
    void pcsAreAddressesOfTheKernel(Target kernel) {
        assertThat(collecting(kernel, KCOV_TRACE_PC).coverageOf(READ, GETPID)).hasPcs();
    }

    @Test
    @Verifies("BUF-018")
    void betweenCallsNothingIsRecorded(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Operation store = new Store(buffer.addressOf(5), 77);
        Operation load = new Load(buffer.address(), WORDS);

        // The way into an interrupt and out of it is recorded now and then, so the least of many counts.
        long least = LongStream.range(0, 10)
                .map(i -> buffer.coverageOf(store, load).count())
                .min()
                .orElseThrow();

        assertThat("the least count", least).is(0);
    }

    @Test
    @Verifies("BUF-019")
    void differentCallsLeaveDifferentPcs(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Set<Long> others = new HashSet<>(pcsOf(GETPID, buffer));

        others.removeAll(pcsOf(READ, buffer));

        assertThat("the number of PCs of one call only", others.size()).isAbove(0);
    }

    private static Buffer collectingWithRoom(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(MANY_WORDS);
        Buffer buffer = file.map(MANY_WORDS);
        file.enabled(KCOV_TRACE_PC);
        return buffer;
    }

    /** What a call leaves each time. Now and then there is more, from the way into an interrupt and out of it. */
    private static Set<Long> pcsOf(Operation call, Buffer buffer) {
        Set<Long> pcs = new HashSet<>(list(buffer.coverageOf(call)));
        for (int i = 0; i < 5; i++) {
            pcs.retainAll(list(buffer.coverageOf(call)));
        }
        return pcs;
    }

    private static long anyBut(Set<Long> others, Set<Long> pcs) {
        return pcs.stream().filter(pc -> !others.contains(pc)).findFirst().orElse(0L);
    }

    private static List<Long> list(Coverage coverage) {
        return Arrays.stream(coverage.pcs()).boxed().toList();
    }
}
