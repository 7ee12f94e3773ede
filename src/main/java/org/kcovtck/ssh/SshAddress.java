/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.nio.file.Path;
import java.util.List;

/**
 * Where an SSH server is, who logs in, and by which keys both sides are known.
 *
 * @param identities private key files that are offered in this order
 * @param knownHosts the file that has to name the server's host key
 */
public record SshAddress(String user, String host, int port, List<Path> identities, Path knownHosts) {
    /** The address as a target is named on the command line: {@code ssh://root@host:port}. */
    public String url() {
        return "ssh://" + user + "@" + host + ":" + port;
    }
}
