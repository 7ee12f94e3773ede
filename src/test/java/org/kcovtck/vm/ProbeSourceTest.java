/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/** The module is built by a kernel's makefile; here by one that only does as if. */
class ProbeSourceTest {
    private static final String BUILDS = "modules:\n\tcat $(M)/*.c >$(M)/kcov_tck_probe.ko\n";

    @TempDir
    private Path folder;

    private Path kernel;
    private ProbeSource probe;

    @BeforeEach
    void writeOneFile() throws IOException {
        kernel = Files.createDirectories(folder.resolve("kernel"));
        Files.createFile(kernel.resolve("Module.symvers"));
        Files.createFile(kernel.resolve(".config"));
        probe = new ProbeSource(Files.createDirectories(folder.resolve("probe")));
        Files.writeString(probe.folder().resolve("file.c"), "int probe;");
    }

    @Test
    void itIsBuiltOutsideItsFolder() throws IOException {
        Path module = buildBy(BUILDS);

        assertThat(module).hasContent("int probe;").hasFileName("kcov_tck_probe.ko");
        assertThat(probe.folder()).isDirectoryNotContaining("glob:**.ko");
    }

    @Test
    void aSourceThatIsNoMoreIsGone() throws IOException {
        Path old = buildBy(BUILDS);
        Files.writeString(old.resolveSibling("other.c"), "int other;");

        assertThat(buildBy(BUILDS)).isEqualTo(old).hasContent("int probe;");
    }

    @Test
    void whatAnEarlierBuildHasMadeIsGoneOnFrom() throws IOException {
        Path object = buildBy(BUILDS).resolveSibling("file.o");
        Files.createFile(object);

        buildBy(BUILDS);
        assertThat(object).exists();
    }

    @Test
    void aSourceThatHasChangedIsBuiltAnew() throws IOException {
        buildBy(BUILDS);
        Files.writeString(probe.folder().resolve("file.c"), "int eborp;");

        assertThat(buildBy(BUILDS)).hasContent("int eborp;");
    }

    @Test
    void ofABuildThatFailedNothingIsLeft() throws IOException {
        Path object = buildBy(BUILDS).resolveSibling("file.o");
        Files.createFile(object);
        assertThatThrownBy(() -> buildBy(BUILDS + "\t@echo WARNING: of modpost\n"))
                .isInstanceOf(BrokenException.class);

        buildBy(BUILDS);
        assertThat(object).doesNotExist();
    }

    @Test
    void anErrorOfTheCompilerIsShown() {
        assertThatThrownBy(() -> buildBy("modules:\n\t@echo 'file.c:1:5: error: no such thing'; false\n"))
                .isInstanceOf(BrokenException.class)
                .hasMessageMatching("(?s)the probe does not build against the kernel in " + kernel
                        + "; log: .*build.log\n  file.c:1:5: error: no such thing");
    }

    @Test
    void aWarningOfModpostIsAnError() {
        String warning = "WARNING: modpost: missing MODULE_DESCRIPTION() in kcov_tck_probe.o";

        assertThatThrownBy(() -> buildBy(BUILDS + "\t@echo '" + warning + "'\n"))
                .isInstanceOf(BrokenException.class)
                .hasMessageEndingWith("build.log\n  " + warning);
    }

    @Test
    void aFolderWithoutAKernelIsRefused() throws IOException {
        Files.delete(kernel.resolve("Module.symvers"));

        assertThatThrownBy(() -> buildBy(BUILDS))
                .isInstanceOf(UsageException.class)
                .hasMessage("no kernel was built in " + kernel + ", which has no Module.symvers: "
                        + "give the folder where make has left vmlinux and modules");
    }

    @Test
    void aChangedSourceHasAnotherKey() throws IOException {
        String key = probe.key();
        assertThat(probe.key()).isEqualTo(key);

        Files.writeString(probe.folder().resolve("file.c"), "int eborp;");
        assertThat(probe.key()).isNotEqualTo(key);
    }

    @Test
    void whatABuildInTheFolderHasLeftIsNoSource() throws IOException {
        String key = probe.key();
        Files.writeString(probe.folder().resolve("kcov_tck_probe.mod.c"), "int generated;");
        Files.writeString(probe.folder().resolve("file.o"), "");

        assertThat(probe.key()).isEqualTo(key);
        assertThat(buildBy(BUILDS)).hasContent("int probe;");
    }

    private Path buildBy(String makefile) throws IOException {
        Files.writeString(kernel.resolve("Makefile"), makefile);
        return probe.buildFor(kernel, new CacheFolder(folder.resolve("cache")));
    }
}
