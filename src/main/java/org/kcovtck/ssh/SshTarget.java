/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.kcovtck.agent.AgentBinary;
import org.kcovtck.agent.AgentLink;
import org.kcovtck.agent.AgentTarget;
import org.kcovtck.errors.BrokenException;

/** Brings the agent to a host and starts it there: one connection, one channel, nothing left behind. */
public final class SshTarget {
    /** The agent comes in on standard input, before the protocol: hosts need not have scp or sftp. */
    private static final String START = "d=$(mktemp -d) && head -c %d >$d/agent && chmod 700 $d/agent || exit 125; "
            + "$d/agent; s=$?; rm -rf $d; exit $s";

    private SshTarget() {}

    /**
     * Takes over the session: it is closed with the target, or when the agent does not start.
     *
     * @param patience how long one answer may take
     * @throws BrokenException when there is no agent for the host's machine, or it does not start there
     */
    public static AgentTarget start(String name, SshSession session, Duration patience) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        AgentLink link = new AgentLink(patience);
        try {
            byte[] agent = AgentBinary.forMachine(session.run("uname -m"));
            ChannelExec channel = session.command(String.format(START, agent.length));
            channel.setErrStream(errors);
            channel.setOutputStream(link.sink());
            OutputStream input = channel.getOutputStream();
            channel.connect();
            input.write(agent);
            input.flush();
            return new AgentTarget(name, link, input, session::close);
        } catch (JSchException | IOException | BrokenException e) {
            session.close();
            String said = errors.toString(StandardCharsets.UTF_8).strip();
            throw new BrokenException(
                    name + ": the agent does not start there: " + (said.isEmpty() ? e.getMessage() : said), e);
        }
    }
}
