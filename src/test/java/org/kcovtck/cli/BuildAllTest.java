/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vm build} of several kernels, in a project of which none can be built: Debian has had no such suites. */
class BuildAllTest {
    @TempDir
    private Path home;

    @BeforeEach
    void aProjectOfTwoKernels() throws IOException {
        Path images = Files.createDirectory(home.resolve("vm-images"));
        Files.writeString(images.resolve("kernels.yaml"), """
                - {name: "one", package: linux-source-1, suite: no-such-suite}
                - {name: "two", package: linux-source-2, suite: no-such-suite}
                """);
        Path packages = Files.writeString(images.resolve("install-packages"), "#!/bin/sh\n");
        assertThat(packages.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersBack() throws Exception {
        Child build = run("vm", "build", "--all");

        assertThat(build.out).isEqualTo("one: failed\ntwo: failed\n");
        assertThat(build.err)
                .contains("kcov-tck: one: ", "kcov-tck: two: ")
                .endsWith("kcov-tck: 2 of 2 kernels could not be built, see above: one, two\n");
        assertThat(build.status).isEqualTo(3);
    }

    @Test
    void aNameThatIsUnknownIsToldBeforeAnythingIsBuilt() throws Exception {
        Child build = run("vm", "build", "one", "three");

        assertThat(build.out).isEmpty();
        assertThat(build.err).startsWith("kcov-tck: unknown kernel three: nearest are ");
        assertThat(build.status).isEqualTo(2);
    }

    private record Child(int status, String out, String err) {}

    private Child run(String... arguments) throws Exception {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder =
                ChildJvm.of(home, arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.command().add(1, "-Dkcovtck.home=" + home);
        builder.environment().put("XDG_CACHE_HOME", home.toString());
        int status = builder.start().waitFor();
        return new Child(status, Files.readString(out), Files.readString(err));
    }
}
