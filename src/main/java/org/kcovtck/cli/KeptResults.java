/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Sha256;

/** What was said of an image by these very suites; there is no need to ask again. */
record KeptResults(CacheFolder cache) {
    /** Where the result of a whole run with these options is kept, once there is one. */
    Path file(Image image, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add(image.key());
        all.addAll(image.additions());
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Path.of(jar).getFileName().toString().startsWith("kcov-tck") && jar.endsWith(".jar")) {
                all.add(Sha256.ofFile(Path.of(jar)));
            }
        }
        return cache.results().resolve(Sha256.brief(String.join("\n", all)) + ".json");
    }
}
