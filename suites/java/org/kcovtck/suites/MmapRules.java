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
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.collecting;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.ClockGettime;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What a mapping of the buffer shows, and when there can be one. */
class MmapRules {
    private static final int BYTES = WORDS * Long.BYTES;

    @Test
    @Verifies("MMAP-003")
    void theTaskSeesWhatTheKernelWrites(Target kernel) {
        assertThat(collecting(kernel, KCOV_TRACE_PC).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-003")
    void theKernelHeedsTheCountThatTheTaskWrites(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);

        Coverage coverage =
                buffer.contentsAfter(new Store(buffer.address(), 300), new Store(buffer.addressOf(300), 77), READ);

        assertThat("the count", coverage.count()).isAbove(300);
        assertThat("word 300", coverage.words()[300]).is(77);
        assertThat("word 301", coverage.words()[301]).isKernelAddress();
    }

    @Test
    @Verifies("DOC-003")
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
    @Verifies("DOC-003")
    void theKernelCanWriteToTheSecondMapping(Target kernel) {
        KcovFile file = initialised(kernel);
        file.map(WORDS);
        Buffer second = file.map(WORDS);

        assertThat(file.task().run(new ClockGettime(second.address()))).returns(0);
    }

    @Test
    @Verifies("MMAP-005")
    void aSecondMappingIsEmpty(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer first = file.map(WORDS);

        mapsNothing(file);

        first.store(5, 77);
        assertThat("word 5 of the first mapping", first.word(5)).is(77);
    }

    @Test
    @Verifies("MMAP-005")
    void aChildsOwnMappingIsEmpty(Target kernel) {
        KcovFile file = ready(kernel);

        mapsNothing(file.by(file.task().fork()));
    }

    @Test
    @Verifies("MMAP-006")
    void anEnabledDescriptorCanBeMapped(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-006b")
    void anEnabledDescriptorCannotBeMapped(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.mmap(BYTES)).failsWith(EINVAL);
    }

    @Test
    @Verifies("MMAP-006c")
    void aMappingOfAnEnabledDescriptorIsEmpty(Target kernel) {
        mapsNothing(ready(kernel).enabled(KCOV_TRACE_PC));
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
        long address = file.mmap(BYTES, Mmap.PROT_READ, 0).required().value();
        Buffer readable = new Buffer(file.task(), address, WORDS);

        assertThat(file.task().run(new Store(address, 1))).failsWith(EFAULT);
        assertThat(readable.contentsAfter(enable(file, KCOV_TRACE_PC), READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-011")
    void collectionGoesOnWithoutAMapping(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Buffer childs = buffer.by(buffer.task().fork());
        buffer.unmap().required();
        childs.reset();

        buffer.task().run(List.of(TOO_MANY));

        assertThat(childs.read()).hasCount(WORDS - 1).hasPcs();
    }

    @Test
    @Verifies("MMAP-016")
    void collectionIsSeenAgainInANewMapping(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);
        file.map(WORDS).unmap().required();

        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("MMAP-016")
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
    @Verifies("DOC-002")
    void enableNeedsNoMapping(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
    }

    private static void mapsNothing(KcovFile file) {
        Buffer empty = file.map(WORDS);

        assertThat(file.task().run(new ClockGettime(empty.address()))).failsWith(EFAULT);
        assertThat(file.task().run(new Load(empty.address(), 1))).failsWith(EFAULT);
    }
}
