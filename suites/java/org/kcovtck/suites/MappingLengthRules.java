/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Target;

/** Which lengths and offsets a mapping of the buffer may have. */
class MappingLengthRules {
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
    @Verifies("MMAP-010")
    void aMappingCannotGrow(Target kernel) {
        Buffer buffer = initialised(kernel).map(WORDS);

        assertThat(buffer.task().run(new Mremap(buffer.address(), BYTES, 2 * BYTES)))
                .failsWith(EFAULT);
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

    @Test
    @Verifies("MMAP-017")
    void memoryIsAskedForBeforeAnythingIsChecked(Target kernel) {
        assertThat(kernel.newProcess().openKcov().mmap(1L << 31)).failsWith(ENOMEM);
        assertThat(initialised(kernel).mmap(1L << 31)).failsWith(ENOMEM);
    }
}
