/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpioArchiveTest {
    private final CpioReader read = CpioReader.of(new CpioArchive()
            .folder("root", 0700)
            .file("root/key", 0600, "secret")
            .link("bin", "usr/bin")
            .toBytes());

    @Test
    void namesModesAndContentsComeBack() {
        assertThat(read.modes()).containsEntry("root", 0040700).containsEntry("root/key", 0100600);
        assertThat(read.text("root/key")).isEqualTo("secret");
        assertThat(read.text("bin")).isEqualTo("usr/bin");
    }

    @Test
    void theOrderIsKeptSoThatFoldersComeFirst() {
        assertThat(read.modes().keySet()).containsExactly("root", "root/key", "bin");
    }
}
