/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A file on the other side. */
public final class RemoteFile {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RemoteFile() {}

    /** Puts a program there that can be run when this returns. */
    public static void putProgram(SshAddress address, byte[] program, String path) throws IOException, JSchException {
        try (SshSession session = SshSession.connect(address, HostKeyChecking.YES, PATIENCE)) {
            ChannelExec channel = session.command("cat >" + path + " && chmod +x " + path);
            OutputStream input = channel.getOutputStream();
            channel.connect((int) PATIENCE.toMillis());
            input.write(program);
            input.close();
            // The far end closes its output when the command has ended.
            channel.getInputStream().readAllBytes();
        }
    }
}
