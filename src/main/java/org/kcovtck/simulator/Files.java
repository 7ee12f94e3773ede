/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.TreeMap;

/** The descriptors of a process. */
final class Files {
    private static final int FIRST = 3;

    private final TreeMap<Integer, OpenFile> files = new TreeMap<>();

    /** Copies for a child: the same files, with a reference more to each. */
    Files fork() {
        Files copy = new Files();
        copy.files.putAll(files);
        files.values().forEach(OpenFile::get);
        return copy;
    }

    /** Takes over a reference; the lowest free number. */
    int add(OpenFile file) {
        int fd = FIRST;
        while (files.containsKey(fd)) {
            fd++;
        }
        files.put(fd, file);
        return fd;
    }

    /** Null when it is not open. */
    OpenFile get(int fd) {
        return files.get(fd);
    }

    boolean close(int fd) {
        OpenFile file = files.remove(fd);
        if (file != null) {
            file.put();
        }
        return file != null;
    }

    void closeAll() {
        files.values().forEach(OpenFile::put);
        files.clear();
    }
}
