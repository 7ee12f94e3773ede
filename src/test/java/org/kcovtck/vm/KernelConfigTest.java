/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelConfigTest {
    private static final Path FRAGMENT = new VmImages(Path.of("vm-images")).configFragment();

    @TempDir
    private Path folder;

    @Test
    void theFragmentAsksForAllThatIsRequired() {
        assertThatCode(() -> KernelConfig.of(FRAGMENT, List.of()).check(FRAGMENT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "lib/Kconfig.debug, true",
        "kernel/configs/tiny.config, true",
        "arch/x86/configs/tiny.config, true",
        "kernel/kcov.c, false",
        "drivers/kernel/configs/kcov.c, false"
    })
    void aTreeIsConfiguredAnewWhenItsChoicesOrAnswersAreNewer(String name, boolean touched) throws IOException {
        Path since = Files.writeString(folder.resolve("since"), "");
        Path tree = Files.createDirectories(folder.resolve("linux"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree);
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(KernelConfig.isTouched(link, since)).isFalse();

        Files.setLastModifiedTime(since, FileTime.fromMillis(0));

        assertThat(KernelConfig.isTouched(link, since)).isEqualTo(touched);
    }

    @Test
    void whatKconfigDroppedIsNamed() throws IOException {
        String dropped = Files.readString(FRAGMENT)
                .replace("CONFIG_KCOV_ENABLE_COMPARISONS=y", "# CONFIG_KCOV_ENABLE_COMPARISONS is not set")
                .replace("CONFIG_VHOST_VSOCK=y", "CONFIG_VHOST_VSOCK=m");
        Path dotConfig = Files.writeString(folder.resolve(".config"), dropped);
        assertThatThrownBy(() ->
                        KernelConfig.of(FRAGMENT, List.of("CONFIG_KASAN=y")).check(dotConfig))
                .isInstanceOf(BuildFailure.class)
                .hasMessageContaining("lacks CONFIG_KCOV_ENABLE_COMPARISONS, CONFIG_VHOST_VSOCK, CONFIG_KASAN:");
    }

    @Test
    void aKernelsOwnLinesComeLast() {
        assertThat(KernelConfig.of(FRAGMENT, List.of("CONFIG_KASAN=y", "CONFIG_UBSAN=y"))
                        .text())
                .endsWith("\nCONFIG_KASAN=y\nCONFIG_UBSAN=y\n");
    }
}
