/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;

/** Where one VM keeps its state, and its console after it has ended. Only this user can enter it. */
record VmFolder(Path path) {
    /** What fits into the kernel's sockaddr_un with its final zero. */
    private static final int LONGEST_SOCKET_PATH = 107;

    String id() {
        return path.getFileName().toString();
    }

    Path state() {
        return path.resolve("vm.json");
    }

    Path console() {
        return path.resolve("console.log");
    }

    /** What QEMU itself had to say. */
    Path qemuLog() {
        return path.resolve("qemu.log");
    }

    Path knownHosts() {
        return path.resolve("known_hosts");
    }

    /** Whether sockets can be in here; a home folder may be too deep for them. */
    boolean fitsSockets() {
        int length = path.resolve("console.sock").toString().getBytes(StandardCharsets.UTF_8).length;
        return length <= LONGEST_SOCKET_PATH;
    }

    /** The VM that was started here; it may have ended since. */
    Optional<VmState> read() {
        return JsonFile.read(state(), VmState.class);
    }

    /** The VM has ended: what is left of it is evidence, its logs. */
    void forget(Path sockets) {
        try {
            Files.deleteIfExists(state());
            Files.deleteIfExists(knownHosts());
            Files.deleteIfExists(sockets.resolve("monitor.sock"));
            Files.deleteIfExists(sockets.resolve("console.sock"));
            if (!sockets.equals(path)) {
                Files.deleteIfExists(sockets);
            }
        } catch (IOException e) {
            throw new BrokenException("cannot clear " + path + ": " + e, e);
        }
    }

    /** Milliseconds since something was last made or deleted in here. */
    long age() {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    void delete() {
        HostCommand.of("rm", "-rf", path.toString()).orFail("cannot delete " + path);
    }
}
