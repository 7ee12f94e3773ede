/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kcovtck.errors.BrokenException;

/**
 * A known-hosts file that takes the keys of hosts that it has none for. Needed because jsch knows no {@code accept-new}:
 * told so, it takes any key at all, even a changed one.
 */
final class HostKeys implements HostKeyRepository {
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final HostKeyRepository file;
    private final Path path;
    private final Map<String, byte[]> taken = new HashMap<>();

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
        if (file.getHostKey(host, null).length > 0) {
            // Known by a key of another type: whoever stands in its place would offer one that is not there.
            return CHANGED;
        }
        if (Arrays.equals(taken.get(host), key)) {
            return OK;
        }
        try {
            append(new HostKey(host, key));
            taken.put(host, key);
            return OK;
        } catch (IOException | JSchException e) {
            throw new BrokenException("the key of " + host + " cannot be added to " + path + ": " + e.getMessage(), e);
        }
    }

    private void append(HostKey key) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, PRIVATE);
        }
        String before = Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        boolean unfinished = !before.isEmpty() && !before.endsWith("\n");
        String line = key.getHost() + " " + key.getType() + " " + key.getKey() + "\n";
        Files.writeString(path, (unfinished ? "\n" : "") + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
