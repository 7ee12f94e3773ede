/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.kcovtck.errors.BrokenException;

/**
 * A known-hosts file that takes the keys of hosts that it has none for. Needed because jsch knows no {@code accept-new}:
 * told so, it takes any key at all, even a changed one.
 */
final class HostKeys implements HostKeyRepository {
    private final HostKeyRepository file;
    private final Path path;

    HostKeys(JSch jsch, Path path) {
        this.file = jsch.getHostKeyRepository();
        this.path = path;
    }

    @Override
    public int check(String host, byte[] key) {
        int known = file.check(host, key);
        if (known != NOT_INCLUDED) {
            return known;
        }
        try {
            HostKey added = new HostKey(host, key);
            String line = host + " " + added.getType() + " " + added.getKey() + "\n";
            Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return OK;
        } catch (IOException | JSchException e) {
            throw new BrokenException("the key of " + host + " cannot be added to " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        file.add(key, user);
    }

    @Override
    public void remove(String host, String type) {
        file.remove(host, type);
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        file.remove(host, type, key);
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return file.getKnownHostsRepositoryID();
    }

    @Override
    public HostKey[] getHostKey() {
        return file.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return file.getHostKey(host, type);
    }
}
