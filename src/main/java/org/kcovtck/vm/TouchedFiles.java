/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of a tree that patches touch, as they are before other patches come: make judges a file by its time. */
final class TouchedFiles {
    private static final Pattern FILE = Pattern.compile("(?m)^(?:\\+\\+\\+|---) [^/\\s]+/(\\S+)");

    private record State(String content, FileTime time) {
        static State of(Path file) throws IOException {
            return new State(Sha256.ofFile(file), Files.getLastModifiedTime(file));
        }
    }

    private final Map<Path, State> files = new HashMap<>();

    private TouchedFiles() {}

    static TouchedFiles of(Path tree, List<Path> patches) throws IOException {
        TouchedFiles touched = new TouchedFiles();
        for (Path patch : patches) {
            Matcher names = FILE.matcher(Files.readString(patch, StandardCharsets.ISO_8859_1));
            while (names.find()) {
                Path file = tree.resolve(names.group(1)).normalize();
                if (file.startsWith(tree) && Files.isRegularFile(file)) {
                    touched.files.put(file, State.of(file));
                }
            }
        }
        return touched;
    }

    /** Makes those that have the same content again as old as they were. */
    void keepTimes() throws IOException {
        for (Map.Entry<Path, State> file : files.entrySet()) {
            if (Files.isRegularFile(file.getKey())
                    && Sha256.ofFile(file.getKey()).equals(file.getValue().content())) {
                Files.setLastModifiedTime(file.getKey(), file.getValue().time());
            }
        }
    }
}
