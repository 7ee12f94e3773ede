/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** GCC, as strict as a reader of the program would be. */
final class CCompiler {
    private CCompiler() {}

    /** What it has to say of a program; nothing when it is content. */
    static String complaints(Path source, Path program, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("gcc", "-Wall", "-Wextra", "-Werror", "-pthread"));
        words.addAll(List.of(more));
        words.addAll(List.of("-o", program.toString(), source.toString()));
        Process gcc = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return gcc.waitFor() == 0 ? "" : said + "failed";
    }
}
