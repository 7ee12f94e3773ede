/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A {@link Served} command on a thread of its own. */
final class ServedCommand implements Command {
    private final Served served;
    private final String command;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    ServedCommand(Served served, String command) {
        this.served = served;
        this.command = command;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Thread thread = new Thread(this::run, command);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            exit.onExit(served.run(command, in, out, err));
        } catch (IOException e) {
            exit.onExit(1, e.getMessage());
        } catch (InterruptedException e) {
            exit.onExit(1, "interrupted");
        }
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void destroy(ChannelSession channel) {
        try {
            in.close();
        } catch (IOException e) {
            // Nobody reads it any more.
        }
    }
}
