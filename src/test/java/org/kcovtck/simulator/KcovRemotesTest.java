/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** {@code kcov_remote_map}: whose handles go, and when. */
class KcovRemotesTest {
    private static final Handle BUS = Handle.usb(1);

    private final KcovBench kernel = new KcovBench(Generation.G7);

    @Test
    void aHandleThatHasChangedHandsStaysWhenTheFirstDescriptorIsClosed() {
        TaskStruct first = kernel.task();
        Kcov old = kernel.initialised();
        kernel.remoteEnable(first, old, RemoteArg.of(BUS));
        kernel.disable(first, old);
        Kcov present = kernel.initialised();
        kernel.remoteEnable(kernel.task(), present, RemoteArg.of(BUS));

        kernel.close(old);

        assertThat(kernel.remotes.find(BUS.bits())).isSameAs(present);
    }

    @Test
    void theLastReferenceTakesTheHandlesWithIt() {
        Kcov kcov = kernel.initialised();
        kernel.remotes.add(kcov, BUS.bits());

        kernel.remotes.put(kcov);

        assertThat(kernel.remotes.find(BUS.bits())).isNull();
    }
}
