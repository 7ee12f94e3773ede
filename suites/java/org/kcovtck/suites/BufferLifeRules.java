/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VmallocInfo;

/** When the memory of a buffer is allocated, and when it is freed. */
class BufferLifeRules {
    @Test
    @Verifies("LIFE-006")
    void aBufferIsFreedWithItsDescriptor(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        file.map(WORDS).unmap().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        file.close().required();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-006")
    void aMappedBufferIsFreedWhenItIsUnmapped(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.close().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        buffer.unmap().required();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-006")
    void anEnabledBufferIsFreedWhenItsTaskExits(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        file.close().required();
        buffer.unmap().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        file.task().exit();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-026")
    void aRemotelyEnabledBufferIsFreedWhenItsTaskExits(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.of(BUS_A));
        file.close().required();
        buffer.unmap().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        file.task().exit();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-006")
    void aBufferIsFreedWithTheLastOfItsDescriptors(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        file.map(WORDS).unmap().required();
        KcovFile other = file.dup();
        file.close().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        other.close().required();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-006")
    void aBufferThatAChildHasMappedIsFreedWhenTheChildExits(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        Task child = file.task().fork();
        file.by(child).close().required();
        file.close().required();
        buffer.unmap().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        child.exit();

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-018")
    void initTraceAllocatesTheBufferAndNothingElseDoes(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = kernel.newProcess().openKcov();
        assertThat("buffers after open", info.buffers()).is(before);

        file.initialised(WORDS);

        assertThat("buffers after KCOV_INIT_TRACE", info.buffers()).is(before + 1);
        file.map(WORDS);
        file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        assertThat("buffers in the end", info.buffers()).is(before + 1);
    }

    @Test
    @Verifies("LIFE-019")
    void mmapAllocatesTheBufferAndNothingElseDoes(Target kernel) {
        VmallocInfo info = info(kernel);
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        assertThat("buffers after KCOV_INIT_TRACE", info.buffers()).is(before);

        file.map(WORDS);

        assertThat("buffers after mmap", info.buffers()).is(before + 1);
        file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        assertThat("buffers in the end", info.buffers()).is(before + 1);
    }

    private static VmallocInfo info(Target kernel) {
        return new VmallocInfo(kernel.newProcess());
    }
}
