/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.kcovtck.target.Operation.Open;

/** The descriptors of a process. */
final class Files {
    private static final int FIRST = 3;

    private final TreeMap<Integer, OpenFile> files = new TreeMap<>();
    private final Set<Integer> closedOnExec = new HashSet<>();

    /** Copies for a child: the same files, with a reference more to each. */
    Files fork() {
        Files copy = new Files();
        copy.files.putAll(files);
        copy.closedOnExec.addAll(closedOnExec);
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

    /** Like {@link #add(OpenFile)}, for an open with these flags. */
    int add(OpenFile file, int flags) {
        int fd = add(file);
        if ((flags & Open.O_CLOEXEC) != 0) {
            closedOnExec.add(fd);
        }
        return fd;
    }

    void exec() {
        Set.copyOf(closedOnExec).forEach(this::close);
    }

    /** Null when it is not open. */
    OpenFile get(int fd) {
        return files.get(fd);
    }

    boolean close(int fd) {
        OpenFile file = files.remove(fd);
        closedOnExec.remove(fd);
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
