/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a kernel tree whose makefile only writes down what it was asked for. */
class ImageBuildTest {
    @TempDir
    private Path folder;

    private CacheFolder cache;
    private Path tree;
    private Path asked;
    private ProbeSource probe;

    @BeforeEach
    void makeATree() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/bin/dropbearkey")), "dropbearkey is not installed");
        cache = new CacheFolder(folder.resolve("cache"));
        tree = Files.createDirectories(folder.resolve("tree"));
        asked = Files.createFile(folder.resolve("asked"));
        Files.createDirectories(tree.resolve("kernel"));
        Files.writeString(tree.resolve("Kbuild"), "");
        Path merge = Files.createDirectories(tree.resolve("scripts/kconfig")).resolve("merge_config.sh");
        Files.writeString(merge, "#!/bin/sh\ncat \"$5\" >>\"$4\"\n");
        Files.setPosixFilePermissions(merge, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                tree.resolve("Makefile"),
                String.join(
                        "\n",
                        List.of(
                                "$(shell echo $(MAKECMDGOALS) $(notdir $(M)) >>" + asked + ")",
                                "tinyconfig olddefconfig:",
                                "\ttouch $(O)/.config",
                                "bzImage:",
                                "\tmkdir -p $(O)/arch/x86/boot $(O)/include/config",
                                "\techo kernel >$(O)/arch/x86/boot/bzImage",
                                "\tcp /bin/true $(O)/vmlinux",
                                "\techo 7.3.4 >$(O)/include/config/kernel.release",
                                "ifeq ($(M),)",
                                "modules:",
                                "\tprintf 'include " + tree + "/Makefile\\n' >$(O)/Makefile",
                                "else",
                                "modules:",
                                "\tcat $(M)/*.c >$(M)/kcov_tck_probe.ko",
                                "endif",
                                "")));
        probe = new ProbeSource(Files.createDirectories(folder.resolve("probe")));
        Files.writeString(probe.folder().resolve("file.c"), "int probe;");
    }

    @Test
    void anImageHasTheProbeForItsKernel() throws IOException {
        Path image = build();

        assertThat(image.resolve("bzImage")).hasContent("kernel");
        assertThat(image.resolve("kcov_tck_probe.ko")).hasContent("int probe;");
        assertThat(asked).hasContent("tinyconfig\nolddefconfig\nbzImage modules\nmodules probe\n");
    }

    @Test
    void onlyTheProbeIsBuiltWhenOnlyItsSourcesHaveChanged() throws IOException {
        build();
        Files.writeString(asked, "");

        Files.writeString(probe.folder().resolve("file.c"), "int better;");
        Path image = build();

        assertThat(image.resolve("kcov_tck_probe.ko")).hasContent("int better;");
        assertThat(asked).hasContent("modules probe\n");
    }

    @Test
    void nothingIsBuiltTwice() throws IOException {
        build();
        Files.writeString(asked, "");

        build();

        assertThat(asked).isEmptyFile();
    }

    @Test
    void objectsThatAreGoneAreMadeAgainForTheProbe() throws IOException {
        build();
        Files.writeString(asked, "");

        HostCommand.of("rm", "-rf", cache.builds().toString()).orFail("cannot clear");
        Files.writeString(probe.folder().resolve("file.c"), "int better;");
        Path image = build();

        assertThat(image.resolve("kcov_tck_probe.ko")).hasContent("int better;");
        assertThat(asked).hasContent("tinyconfig\nolddefconfig\nbzImage modules\nmodules probe\n");
    }

    @Test
    void objectsOfAnotherStateOfTheTreeAreNotUsed() throws IOException {
        Path old = build();
        Files.writeString(tree.resolve("kernel/kcov.c"), "int new;");
        Path image = build();
        assertThat(image).isNotEqualTo(old);

        Files.delete(tree.resolve("kernel/kcov.c"));
        Files.delete(old.resolve("probe.key"));
        Files.writeString(asked, "");
        build();

        assertThat(asked).hasContent("bzImage modules\nmodules probe\n");
    }

    @Test
    void itIsConfiguredAnewWhenThereAreOtherChoices() throws IOException {
        build();
        Files.writeString(asked, "");

        Files.writeString(tree.resolve("kernel/Kconfig.kcov"), "config KCOV");
        build();

        assertThat(asked).hasContent("tinyconfig\nolddefconfig\nbzImage modules\nmodules probe\n");
    }

    /** The folder of the image of the tree as it is now. */
    private Path build() throws IOException {
        KernelConfig config = KernelConfig.of(Path.of("vm-images/kernel-config.fragment"), List.of());
        FolderSource source = new FolderSource(tree, true);
        BuildKey key = new BuildKey(source.identity(), config.text(), List.of(), "gcc");
        ImageBuild build = new ImageBuild(cache, key, source, config, probe);
        if (!build.isThere()) {
            build.run(new Silent(), 1);
        }
        return build.folder();
    }
}
