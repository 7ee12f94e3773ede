/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The files that there are, by path. */
final class FileSystem {
    private final Map<String, IntFunction<OpenFile>> files = new HashMap<>();

    /** Adds a file; the function makes an open of it from the flags. */
    void add(String path, IntFunction<OpenFile> open) {
        files.put(path, open);
    }

    /** A new open file with one reference, or null when there is no such path. */
    OpenFile open(String path, int flags) {
        IntFunction<OpenFile> file = files.get(path);
        return file == null ? null : file.apply(flags);
    }

    boolean exists(String path) {
        return files.containsKey(path);
    }
}
