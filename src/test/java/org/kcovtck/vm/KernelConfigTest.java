/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;

class KernelConfigTest {
    private static final Path FRAGMENT = new VmImages(Path.of("vm-images")).configFragment();

    @TempDir
    private Path folder;

    @Test
    void theFragmentAsksForAllThatIsRequired() {
        assertThatCode(() -> KernelConfig.of(FRAGMENT, List.of()).check(FRAGMENT))
                .doesNotThrowAnyException();
    }

    @Test
    void whatKconfigDroppedIsNamed() throws IOException {
        String dropped = Files.readString(FRAGMENT)
                .replace("CONFIG_KCOV_ENABLE_COMPARISONS=y", "# CONFIG_KCOV_ENABLE_COMPARISONS is not set")
                .replace("CONFIG_VHOST_VSOCK=y", "CONFIG_VHOST_VSOCK=m");
        Path dotConfig = Files.writeString(folder.resolve(".config"), dropped);
        assertThatThrownBy(() ->
                        KernelConfig.of(FRAGMENT, List.of("CONFIG_KASAN=y")).check(dotConfig))
                .isInstanceOf(BrokenException.class)
                .hasMessageContaining("lacks CONFIG_KCOV_ENABLE_COMPARISONS, CONFIG_VHOST_VSOCK, CONFIG_KASAN:");
    }

    @Test
    void aKernelsOwnLinesComeLast() {
        assertThat(KernelConfig.of(FRAGMENT, List.of("CONFIG_KASAN=y", "CONFIG_UBSAN=y"))
                        .text())
                .endsWith("\nCONFIG_KASAN=y\nCONFIG_UBSAN=y\n");
    }
}
