/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetFileNameTests {
    @Test
    void ordinaryTargetsKeepTheirNames() {
        assertThat(TargetFileName.of("sim:7.3")).isEqualTo("sim-7.3");
        assertThat(TargetFileName.of("vm:6.12-debian")).isEqualTo("vm-6.12-debian");
        assertThat(TargetFileName.of("local")).isEqualTo("local");
    }

    @Test
    void otherTargetsStayReadable() {
        assertThat(TargetFileName.of("ssh://root@127.0.0.1:2222"))
                .matches("ssh-root-127\\.0\\.0\\.1-2222\\+[0-9a-f]{8}");
    }

    @Test
    void noTwoTargetsShareAName() {
        List<String> targets = List.of(
                "sim:7.3",
                "sim-7.3",
                "sim/7.3",
                "sim::7.3",
                "SIM:7.3",
                "sim:7.3 ",
                "sim:-7.3",
                "sim",
                "sim:",
                "sim-",
                "ssh://root@h:22",
                "ssh://root@h-22",
                "ssh://root/h:22",
                "",
                ".",
                "..",
                "/",
                "x".repeat(300),
                "x".repeat(301));

        assertThat(targets.stream().map(TargetFileName::of)).doesNotHaveDuplicates();
    }

    @Test
    void everyNameIsThatOfAFileInItsFolder() {
        for (String target : List.of(
                "../../etc", "/", "..", ".", "", "a\0b", "a\nb", "\u00e4\u202e", ".hidden", "-rf", "x".repeat(5000))) {
            assertThat(TargetFileName.of(target)).matches("[A-Za-z0-9+][A-Za-z0-9._+-]{0,100}");
        }
    }
}
