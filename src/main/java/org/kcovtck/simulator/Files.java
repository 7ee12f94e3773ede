/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Operation.Open;

/** The descriptors of a process. */
final class Files {
    private static final int FIRST = 3;

    private final TreeMap<Integer, OpenFile> files = new TreeMap<>();
    private final Set<Integer> closedOnExec = new HashSet<>();
    private int users = 1;
    private int limit = 1024;

    /** Copies for a child: the same files, with a reference more to each. */
    Files fork() {
        Files copy = new Files();
        copy.files.putAll(files);
        copy.closedOnExec.addAll(closedOnExec);
        copy.limit = limit;
        files.values().forEach(OpenFile::get);
        return copy;
    }

    /** These very descriptors for one process more. */
    Files share() {
        users++;
        return this;
    }

    /** Takes over a reference; the lowest free number, or EMFILE. */
    int add(OpenFile file) {
        int fd = FIRST;
        while (files.containsKey(fd)) {
            fd++;
        }
        if (fd >= limit) {
            file.put();
            return -Errno.EMFILE.number();
        }
        files.put(fd, file);
        return fd;
    }

    /** Like {@link #add(OpenFile)}, for an open with these flags. */
    int add(OpenFile file, int flags) {
        int fd = add(file);
        if (fd >= 0 && (flags & Open.O_CLOEXEC) != 0) {
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

    /** RLIMIT_NOFILE. */
    void limit(int descriptors) {
        limit = descriptors;
    }

    /** One process less has them; the last closes them. */
    void leave() {
        if (--users == 0) {
            files.values().forEach(OpenFile::put);
            files.clear();
        }
    }
}
