/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.kcovtck.errors.BrokenException;

/** Why a connection did not come about, in words that say what to do. */
final class SshFailure {
    private SshFailure() {}

    static BrokenException of(SshAddress address, JSchException failure) {
        return new BrokenException(address.url() + ": " + reason(address, failure), failure);
    }

    private static String reason(SshAddress address, JSchException failure) {
        if (failure instanceof JSchChangedHostKeyException) {
            return "its host key is not the one in " + address.knownHosts()
                    + ": it is another host, or was made anew; if so, remove the old line with ssh-keygen -R";
        }
        if (failure instanceof JSchUnknownHostKeyException) {
            return "its host key is not in " + address.knownHosts()
                    + ": name the right file with --known-hosts, or take the key with --host-key-checking accept-new";
        }
        if (failure instanceof JSchHostKeyException) {
            return "its host key was refused: " + failure.getMessage();
        }
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "there is no host of this name";
            }
            if (cause instanceof EOFException || message.contains("closed by foreign host")) {
                return "it hangs up at once: is it sshd that listens there?";
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return "nothing answers there (" + cause.getMessage() + "): is the VM running, and sshd in it?";
            }
        }
        if (message.startsWith("Auth")) {
            return "it refuses " + address.user() + " with " + address.identities()
                    + ": name the private key with --identity, and see that the public one is in authorized_keys";
        }
        return "no SSH connection: " + message;
    }
}
