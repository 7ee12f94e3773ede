/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.kcovtck.errors.BrokenException;

/** Makes the keys of an image: one that proves the VM to us, one that proves us to the VM. */
final class ImageKeys {
    private ImageKeys() {}

    static void make(Path folder) throws IOException {
        hostKey(folder);
        userKey(folder);
    }

    private static void hostKey(Path folder) throws IOException {
        Path file = folder.resolve("host-key");
        String line =
                HostCommand.of("dropbearkey", "-t", "ed25519", "-f", file.toString())
                        .orFail("cannot make a host key")
                        .stream()
                        .filter(text -> text.startsWith("ssh-ed25519 "))
                        .findFirst()
                        .orElseThrow(() -> new BrokenException("dropbearkey printed no public key"));
        String[] words = line.split(" ");
        Atomically.write(folder.resolve("host-key.pub"), words[0] + " " + words[1] + "\n");
    }

    private static void userKey(Path folder) throws IOException {
        try {
            KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            ByteArrayOutputStream secret = new ByteArrayOutputStream();
            // The only form that jsch writes Ed25519 keys in, and that ssh -i reads.
            pair.writeOpenSSHv1PrivateKey(secret, null);
            Atomically.write(folder.resolve("id"), secret.toByteArray());
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            pair.writePublicKey(open, "kcov-tck");
            Atomically.write(folder.resolve("id.pub"), open.toByteArray());
            pair.dispose();
        } catch (JSchException e) {
            throw new BrokenException("cannot make a user key: " + e.getMessage(), e);
        }
    }
}
