/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EAGAIN;

import java.util.ArrayDeque;
import java.util.Queue;

/** One end of a pair of sockets, over which descriptors go. What is on its way has a reference of its own. */
final class UnixSocket extends OpenFile {
    private final Queue<OpenFile> arrived = new ArrayDeque<>();
    private UnixSocket peer;

    void connect(UnixSocket other) {
        peer = other;
        other.peer = this;
    }

    long send(OpenFile file) {
        file.get();
        peer.arrived.add(file);
        return 0;
    }

    /** The number that the first file to have arrived gets, or -errno. */
    long receive(Files files) {
        return arrived.isEmpty() ? -EAGAIN.number() : files.add(arrived.remove());
    }

    @Override
    void release() {
        arrived.forEach(OpenFile::put);
        arrived.clear();
    }
}
