/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.errors.UsageException;

class KernelListTest {
    @TempDir
    private Path folder;

    @Test
    void theProjectsOwnListIsReadable() {
        KernelList list = new VmImages(Path.of("vm-images")).kernels();
        assertThat(list.kernels()).extracting(Kernel::name).contains("7.3", "6.12");
        assertThat(list.find("6.12").orElseThrow().suite()).isEqualTo("bookworm-security");
    }

    @Test
    void whatIsLeftOutHasADefault() throws IOException {
        Kernel kernel =
                read("- {name: '5.10', package: p, suite: s}").find("5.10").orElseThrow();
        assertThat(kernel.config()).isEmpty();
    }

    @Test
    void aFlavourHasTheSourceOfAnotherKernelAndMoreOfItsOwn() throws IOException {
        KernelList list = read("""
                - {name: '7.3', package: p, suite: s, config: [X=y]}
                - {name: '7.3-debug', of: '7.3', config: [Y=y], patches: [mutants/a.patch]}
                """);

        Kernel flavour = list.find("7.3-debug").orElseThrow();
        assertThat(flavour.packageName()).isEqualTo("p");
        assertThat(flavour.suite()).isEqualTo("s");
        assertThat(flavour.config()).containsExactly("X=y", "Y=y");
        assertThat(flavour.patches()).containsExactly(folder.resolve("mutants/a.patch"));
        assertThat(list.plain()).extracting(Kernel::name).containsExactly("7.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - name: a\\n  package: p                                   | 1: no suite
            # c\\n- {name: a, package: p, suite: s, sweet: s}          | 2: unknown key sweet: nearest are suite
            - {name: a, package: p, suite: s}\\n- {name: a, package: p, suite: s} | 2: a second kernel is called a
            - name: a\\n  package: p\\n  suite:                       | 3: suite is empty
            - {name: a, package: p, suite: s, config: X=y}              | 1: config is not a list
            - {name: a, of: b}                                          | 1: no kernel before this is called b
            - {name: a, package: p, suite: s}\\n- {name: b, of: a, suite: t} | 2: a flavour has the source of a: leave
            - a                                                         | 1: expected a mapping
            name: a                                                     | 1: expected a list
            - name: a\\n  package: [                                  | 3: expected the node content
            """)
    void anErrorNamesFileAndLine(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(UsageException.class)
                .message()
                .startsWith(folder.resolve("kernels.yaml") + ":" + problem);
    }

    private KernelList read(String text) throws IOException {
        return KernelList.read(Files.writeString(folder.resolve("kernels.yaml"), text + "\n"));
    }
}
