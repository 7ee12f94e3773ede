/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitramfsTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    private Path folder;

    private Path init;
    private Image image;

    @BeforeEach
    void makeAnImage() throws IOException {
        for (String program : List.of("/bin/busybox", "/usr/sbin/dropbear", "/usr/bin/dropbearkey")) {
            assumeTrue(Files.exists(Path.of(program)), program + " is not installed");
        }
        init = Files.copy(new VmImages(Path.of("vm-images")).init(), folder.resolve("init"));
        image = new Image("7.3", folder, null);
        ImageKeys.make(folder);
        Files.writeString(image.probe(), "module");
    }

    @Test
    void itHoldsAllThatTheGuestNeedsAndRootsFilesArePrivate() throws IOException {
        CpioReader read = CpioReader.of(Initramfs.archive(image, init).toBytes());
        assertThat(read.modes())
                .containsEntry("init", 0100755)
                .containsEntry("bin/busybox", 0100755)
                .containsEntry("usr/sbin/dropbear", 0100755)
                .containsEntry("lib/kcov-tck/kcov_tck_probe.ko", 0100600)
                .containsEntry("bin/sh", 0120777)
                .containsEntry("root/.ssh", 0040700)
                .containsEntry("root/.ssh/authorized_keys", 0100600)
                .containsEntry("etc/dropbear/host-key", 0100600);
        assertThat(read.text("root/.ssh/authorized_keys")).isEqualTo(Files.readString(image.authorizedKey()));
        assertThat(read.modes().keySet()).anyMatch(path -> path.matches("lib.*/ld-linux.*"));
    }

    @Test
    void everyFileComesAfterItsFolder() throws IOException {
        List<String> paths = List.copyOf(
                CpioReader.of(Initramfs.archive(image, init).toBytes()).modes().keySet());
        assertThat(paths).allSatisfy(path -> {
            int slash = path.lastIndexOf('/');
            if (slash > 0) {
                assertThat(paths.subList(0, paths.indexOf(path))).contains(path.substring(0, slash));
            }
        });
    }

    @Test
    void itIsMadeAnewWhenTheScriptChangesAndOnlyThen() throws IOException {
        Initramfs.ensure(image, init);
        Files.setLastModifiedTime(image.initramfs(), LONG_AGO);
        Initramfs.ensure(image, init);
        assertThat(Files.getLastModifiedTime(image.initramfs())).isEqualTo(LONG_AGO);

        Files.writeString(init, Files.readString(init) + "\n# changed\n");
        Initramfs.ensure(image, init);
        assertThat(Files.getLastModifiedTime(image.initramfs())).isNotEqualTo(LONG_AGO);
    }

    @Test
    void itIsMadeAnewWhenTheProbeChanges() throws IOException {
        Initramfs.ensure(image, init);
        Files.setLastModifiedTime(image.initramfs(), LONG_AGO);

        Files.writeString(image.probe(), "another module");
        Initramfs.ensure(image, init);
        assertThat(Files.getLastModifiedTime(image.initramfs())).isNotEqualTo(LONG_AGO);
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(image.identity())).hasSize(2);
        assertThat(Files.getPosixFilePermissions(image.hostKey())).hasSize(2);
        assertThat(Files.readString(image.identity())).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(image.publicHostKey()).startsWith("ssh-ed25519 AAAA");
    }
}
