/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceleratorTest {
    @TempDir
    private Path folder;

    @Test
    void kvmNeedsTheDeviceAndTheProcessor() throws IOException {
        Path device = Files.createFile(folder.resolve("kvm"));
        Path intel = Files.writeString(folder.resolve("intel"), "model name\t: X\nflags\t\t: fpu vmx sse\n");
        Path guest = Files.writeString(folder.resolve("guest"), "flags\t\t: fpu svmx sse\nbugs\t\t: vmx\n");
        assertThat(Accelerator.usable(device, intel)).isTrue();
        assertThat(Accelerator.usable(device, guest)).isFalse();
        assertThat(Accelerator.usable(folder.resolve("none"), intel)).isFalse();
    }

    @Test
    void whatIsEmulatedMayTakeLonger() {
        assertThat(Accelerator.KVM.patience(Duration.ofSeconds(10))).hasSeconds(10);
        assertThat(Accelerator.EMULATION.patience(Duration.ofSeconds(10))).hasSeconds(30);
    }

    @Test
    void theSecondProcessorIsOnFromTheStartOnlyWithKvm() {
        assertThat(Accelerator.KVM.options()).contains("kvm").containsSequence("-smp", "2");
        assertThat(Accelerator.KVM.kernelParameters()).isEmpty();
        assertThat(Accelerator.EMULATION.options()).doesNotContain("kvm").containsSequence("-smp", "2");
        assertThat(Accelerator.EMULATION.kernelParameters()).contains(" maxcpus=1");
    }
}
