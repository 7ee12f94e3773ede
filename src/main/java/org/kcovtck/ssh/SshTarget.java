/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Function;
import org.kcovtck.agent.AgentBinary;
import org.kcovtck.agent.AgentLink;
import org.kcovtck.agent.AgentTarget;
import org.kcovtck.errors.BrokenException;

/** Brings the agent to a host and starts it there: one connection, one channel, nothing left behind. */
public final class SshTarget {
    /** The agent comes in on standard input, before the protocol: hosts need not have scp or sftp. */
    private static final String START =
            "d=$(mktemp -d) || exit 125; s=125; head -c %d >$d/agent && chmod 700 $d/agent && { $d/agent; s=$?; }; "
                    + "rm -rf $d; exit $s";

    private SshTarget() {}

    /**
     * Takes over the session: it is closed with the target, or when the agent does not start.
     *
     * @param patience how long one answer may take
     * @throws BrokenException when there is no agent for the host's machine, or it does not start there
     */
    public static AgentTarget start(String name, SshSession session, Duration patience) {
        return start(name, session, patience, AgentBinary::forMachine);
    }

    /** @param agents the program for a machine, as {@code uname -m} names it */
    static AgentTarget start(String name, SshSession session, Duration patience, Function<String, byte[]> agents) {
        AgentLink link = new AgentLink(patience);
        try {
            byte[] agent = agents.apply(machine(session));
            ChannelExec channel = session.command(String.format(START, agent.length));
            channel.setErrStream(new ErrorText(said -> link.lose(end(channel.getExitStatus(), said))));
            channel.setOutputStream(link.sink(), true);
            OutputStream input = channel.getOutputStream();
            channel.connect((int) patience.toMillis());
            upload(agent, input);
            return new AgentTarget(name, link, input, session::close);
        } catch (JSchException | IOException | BrokenException e) {
            session.close();
            throw new BrokenException(name + ": the agent does not start there: " + e.getMessage(), e);
        }
    }

    private static String end(int status, String said) {
        return status < 0
                ? "the connection to it ended"
                : "it ended with status " + status + (said.isEmpty() ? "" : ": " + said);
    }

    private static String machine(SshSession session) {
        String machine = session.run("uname -m");
        if (!machine.matches("\\w+")) {
            throw new BrokenException("`uname -m` prints \"" + machine.replaceAll("\\s*\\R\\s*", "; ")
                    + "\": the login shell must print nothing of its own");
        }
        return machine;
    }

    /** On a thread of its own, so that the patience for the greeting is for this too: the far end may never read. */
    private static void upload(byte[] agent, OutputStream input) {
        Thread upload = new Thread(
                () -> {
                    try {
                        input.write(agent);
                        input.flush();
                    } catch (IOException e) {
                        // The channel has been closed, and the end of its error text says why.
                    }
                },
                "agent upload");
        upload.setDaemon(true);
        upload.start();
    }
}
