/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakeLogTest {
    @Test
    void theFirstErrorsOfTheCompilerAreFoundAmongTheRest() {
        MakeLog log = read("""
                make: Entering directory '/src'
                  CC      kernel/kcov.o
                  CC      kernel/fork.o
                /src/kernel/kcov.c: In function 'kcov_ioctl':
                /src/kernel/kcov.c:12:9: warning: unused variable 'x' [-Wunused-variable]
                /src/kernel/kcov.c:57:2: error: expected ';' before 'return'
                /src/kernel/kcov.c:60:10: fatal error: linux/kcov2.h: No such file or directory
                make[3]: *** [scripts/Makefile.build:288: kernel/kcov.o] Error 1
                make: *** [Makefile:224: __sub-make] Error 2
                """);
        assertThat(log.firstErrors())
                .containsExactly(
                        "/src/kernel/kcov.c:57:2: error: expected ';' before 'return'",
                        "/src/kernel/kcov.c:60:10: fatal error: linux/kcov2.h: No such file or directory");
        assertThat(log.objects()).isEqualTo(2);
    }

    @Test
    void theLinkersErrorsCountToo() {
        assertThat(read("""
                  LD      vmlinux
                ld: kernel/kcov.o: in function `kcov_mmap':
                kcov.c:(.text+0x12): undefined reference to `kcov_gone'
                make: *** [Makefile:224: __sub-make] Error 2
                """).firstErrors())
                .contains("kcov.c:(.text+0x12): undefined reference to `kcov_gone'")
                .noneMatch(line -> line.contains("***"));
    }

    @Test
    void withoutACompilersErrorMakesOwnComplaintIsTheReason() {
        assertThat(read("""
                ***
                *** The source tree is not clean, please run 'make ARCH=x86_64 mrproper'
                *** in /src
                """).firstErrors())
                .contains("*** The source tree is not clean, please run 'make ARCH=x86_64 mrproper'");
    }

    @Test
    void aFullDiskIsToldApart() {
        assertThat(read("fatal error: error writing to kernel/fork.o: No space left on device")
                        .diskFull())
                .isTrue();
        assertThat(read("  CC      kernel/fork.o").diskFull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gcc: fatal error: Killed signal terminated program cc1",
                "gcc: fatal error: Terminated signal terminated program cc1",
                "collect2: fatal error: ld terminated with signal 9 [Killed]",
                "make[3]: *** [scripts/Makefile.build:289: kernel/fork.o] Error 137",
                "Killed",
                "cc1: out of memory allocating 65536 bytes after a total of 1 bytes",
            })
    void aCompilerThatWasKilledIsNoErrorOfTheSource(String line) {
        assertThat(read(line).killed()).isTrue();
        assertThat(read("kernel/kcov.c:12:2: error: 'pr_err(\"out of memory\")'")
                        .killed())
                .isFalse();
        assertThat(read("   12 |  pr_err(\"kcov: out of memory\\n\")").killed()).isFalse();
    }

    private static MakeLog read(String text) {
        MakeLog log = new MakeLog();
        text.lines().forEach(log::line);
        return log;
    }

    @Test
    void aWarningIsKnownWithoutItsLine() {
        assertThat(MakeLog.warning("../kernel/kcov.c:612:7: warning: unused variable 'x' [-Wunused-variable]"))
                .contains("kernel/kcov.c: warning: unused variable 'x' [-Wunused-variable]");
        assertThat(MakeLog.warning("/tmp/work/source/kernel/kcov.c:612:7: warning: x"))
                .contains("kernel/kcov.c: warning: x");
        assertThat(MakeLog.warning("  CC      kernel/kcov.o")).isEmpty();
    }
}
