/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;

/**
 * All that decides what a kernel image is; builds are cached by it.
 *
 * @param source the source's identity
 * @param config the configuration's text, before the kernel's own defaults are added
 * @param patches applied in this order
 * @param compiler its name and version
 */
record BuildKey(String source, String config, List<Path> patches, String compiler) {
    /** Short enough for a file name. */
    String id() {
        StringBuilder all = new StringBuilder();
        all.append("source ").append(source).append('\n');
        all.append("config ").append(Sha256.of(config)).append('\n');
        patches.forEach(
                patch -> all.append("patch ").append(Sha256.ofFile(patch)).append('\n'));
        all.append("compiler ").append(compiler).append('\n');
        return Sha256.of(all.toString()).substring(0, 20);
    }
}
