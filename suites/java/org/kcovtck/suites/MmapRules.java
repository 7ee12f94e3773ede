/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.TOO_MANY;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.ClockGettime;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Mapping the buffer. */
class MmapRules {
    private static final int BYTES = WORDS * Long.BYTES;

    @Test
    @Verifies("MMAP-001")
    void aShorterMappingIsRefused(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(2 * WORDS);

        assertThat(file.mmap(BYTES)).failsWith(EINVAL);
        assertThat(file.mmap(2 * BYTES)).succeeds();
    }

    @Test
    @Verifies("MMAP-001")
    void aLongerMappingIsRefused(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(2 * WORDS);

        assertThat(file.mmap(3 * BYTES)).failsWith(EINVAL);
        assertThat(file.mmap(2 * BYTES + 8)).failsWith(EINVAL);
    }

    @Test
    @Verifies("MMAP-002")
    void beforeInitTraceThereIsNothingToMap(Target kernel) {
        assertThat(kernel.newProcess().openKcov().mmap(BYTES)).failsWith(EINVAL);
    }

    @Test
    @Verifies("MMAP-003")
    void theTaskSeesWhatTheKernelWrites(Target kernel) {
        Buffer buffer = initialised(kernel).enabled(KCOV_TRACE_PC).map(WORDS);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-003")
    void theKernelHeedsTheCountThatTheTaskWrites(Target kernel) {
        Buffer buffer = initialised(kernel).enabled(KCOV_TRACE_PC).map(WORDS);

        Coverage coverage =
                buffer.contentsAfter(new Store(buffer.address(), 300), new Store(buffer.addressOf(300), 77), READ);

        assertThat("the count", coverage.count()).isAbove(300);
        assertThat("word 300", coverage.words()[300]).is(77);
        assertThat("word 301", coverage.words()[301]).isKernelAddress();
    }

    @Test
    @Verifies("MMAP-004")
    void allMappingsShowTheSameMemory(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer first = file.map(WORDS);
        Buffer second = file.map(WORDS);

        assertThat("the address of the second mapping", second.address()).isNot(first.address());
        first.store(5, 77);
        assertThat("word 5 of the second mapping", second.word(5)).is(77);
        second.store(WORDS - 1, 78);
        assertThat("the last word of the first mapping", first.word(WORDS - 1)).is(78);
    }

    @Test
    @Verifies("MMAP-004")
    void theKernelCanWriteToTheSecondMapping(Target kernel) {
        KcovFile file = initialised(kernel);
        file.map(WORDS);
        Buffer second = file.map(WORDS);

        assertThat(file.task().run(new ClockGettime(second.address()))).returns(0);
    }

    @Test
    @Verifies("MMAP-006")
    void anEnabledDescriptorCanBeMapped(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-007")
    void aChildCanMapWhatItInherited(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer parents = file.map(WORDS);
        Task child = file.task().fork();
        Buffer childs = file.by(child).map(WORDS);

        parents.store(5, 77);

        assertThat("word 5 in the child", childs.word(5)).is(77);
    }

    @Test
    @Verifies("MMAP-008")
    void aChildHasItsParentsMapping(Target kernel) {
        Buffer buffer = initialised(kernel).map(WORDS);
        Task child = buffer.task().fork();

        buffer.by(child).store(5, 77);

        assertThat("word 5 in the parent", buffer.word(5)).is(77);
    }

    @Test
    @Verifies("MMAP-009")
    void aMappingMayBeForReadingOnly(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer writable = file.map(WORDS);
        long address = file.mmap(BYTES, Mmap.PROT_READ, 0).required().value();
        Buffer readable = new Buffer(file.task(), address, WORDS);

        writable.store(5, 77);

        assertThat("word 5", readable.word(5)).is(77);
        assertThat(file.task().run(new Store(address, 1))).failsWith(EFAULT);
    }

    @Test
    @Verifies("MMAP-010")
    void aMappingCannotGrow(Target kernel) {
        Buffer buffer = initialised(kernel).map(WORDS);

        assertThat(buffer.task().run(new Mremap(buffer.address(), BYTES, 2 * BYTES)))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("MMAP-011")
    void collectionGoesOnWithoutAMapping(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);
        Buffer buffer = file.map(WORDS);
        buffer.unmap().required();

        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-011")
    void whatCameWithoutAMappingIsThere(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);
        Buffer buffer = file.map(WORDS);
        List<Operation> script = new ArrayList<>();
        script.add(new Store(buffer.address(), 0));
        script.add(new Munmap(buffer.address(), BYTES));
        script.addAll(List.of(TOO_MANY));
        script.add(disable(file));
        file.task().run(script);

        assertThat(file.map(WORDS).read()).hasCount(WORDS - 1);
    }

    @Test
    @Verifies("MMAP-012")
    void aBufferThatEndsInsideAPageCannotBeMapped(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS + 1);

        assertThat(file.mmap(BYTES)).failsWith(EINVAL);
        assertThat(file.mmap(BYTES + 8)).failsWith(EINVAL);
        assertThat(file.mmap(2 * BYTES)).failsWith(EINVAL);
    }

    @Test
    @Verifies("MMAP-013")
    void enableNeedsNoMapping(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("MMAP-014")
    void aLengthIsRoundedUpToPages(Target kernel) {
        assertThat(initialised(kernel).mmap(BYTES - 100)).succeeds();
    }

    @Test
    @Verifies("MMAP-015")
    void anOffsetIsRefused(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(2 * WORDS);
        int protection = Mmap.PROT_READ | Mmap.PROT_WRITE;

        assertThat(file.mmap(2 * BYTES, protection, BYTES)).failsWith(EINVAL);
        assertThat(file.mmap(BYTES, protection, BYTES)).failsWith(EINVAL);
    }
}
