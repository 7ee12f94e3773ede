/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;
import org.kcovtck.ssh.HostKeyChecking;

/**
 * What an {@code ssh://} target needs beside its address.
 *
 * @param identity a private key file, or null for those in the user's {@code .ssh} folder
 * @param knownHosts a known-hosts file, or null for the one there
 */
public record SshOptions(Path identity, Path knownHosts, HostKeyChecking checking) {
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    /** The user's own keys and known hosts. */
    public static SshOptions ofUser() {
        return new SshOptions(null, null, HostKeyChecking.YES);
    }

    /** @throws UsageException when no key file was named and the user has none */
    List<Path> identities() {
        List<Path> found = Stream.ofNullable(identity).toList();
        if (found.isEmpty()) {
            found = USUAL.stream()
                    .map(folder()::resolve)
                    .filter(Files::isReadable)
                    .toList();
        }
        if (found.isEmpty()) {
            throw new UsageException("there is no private key in " + folder() + ": name one with --identity");
        }
        return found;
    }

    Path knownHostsFile() {
        return knownHosts != null ? knownHosts : folder().resolve("known_hosts");
    }

    private static Path folder() {
        return Path.of(System.getProperty("user.home"), ".ssh");
    }
}
