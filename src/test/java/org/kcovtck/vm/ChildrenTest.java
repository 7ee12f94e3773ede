/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChildrenTest {
    @Test
    @Timeout(60)
    void whatIsStartedWhileTheJvmEndsIsEndedAtOnce() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Late.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(jvm.getInputStream().readAllBytes()).strip()).isEqualTo("ended");
        assertThat(jvm.waitFor()).isZero();
    }

    /** A JVM that starts a process after the hook of {@link Children} has looked for what runs. */
    static final class Late {
        private Late() {}

        public static void main(String[] args) throws IOException {
            Process first = new ProcessBuilder("sleep", "60").start();
            Children.own(first);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> startLate(first)));
        }

        private static void startLate(Process first) {
            try {
                first.waitFor(); // ended by the hook
                Process late = new ProcessBuilder("sleep", "60").start();
                Children.own(late);
                System.out.println(late.waitFor(20, TimeUnit.SECONDS) ? "ended" : "survived");
                late.destroyForcibly();
            } catch (IOException | InterruptedException e) {
                System.out.println(e);
            }
        }
    }
}
