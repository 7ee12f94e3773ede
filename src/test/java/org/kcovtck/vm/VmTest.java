/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;

class VmTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBeStartedLeavesNeitherSocketNorThread() throws IOException {
        VmFolder vm = new VmFolder(folder);
        Files.createDirectory(vm.qemuLog());

        assertThatThrownBy(() -> Vm.boot(new Image("7.3", folder, null), vm))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("cannot boot 7.3 (see " + folder + "): ");

        assertThat(folder).isDirectoryNotContaining("glob:**.sock");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("console"))
                .allSatisfy(thread -> {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                });
    }
}
