/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.agent.AgentDouble;

/** What an {@link EmbeddedSshd} does for a command. */
@FunctionalInterface
interface Served {
    /** Really runs it. */
    Served SHELL = (command, in, out, err) -> {
        Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
        Pump.start(in, process.getOutputStream());
        Thread errors = Pump.start(process.getErrorStream(), err);
        Pump.copy(process.getInputStream(), out);
        errors.join();
        return process.waitFor();
    };

    /** Knows {@code uname -m}, and answers as an agent would to whoever brings one. */
    Served DOUBLE = agent((in, out, err) -> {
        AgentDouble.serve(in, out);
        return 0;
    });

    /** @return the exit status */
    int run(String command, InputStream in, OutputStream out, OutputStream err)
            throws IOException, InterruptedException;

    /** The far end of a program that runs. */
    @FunctionalInterface
    interface Program {
        int run(InputStream in, OutputStream out, OutputStream err) throws IOException, InterruptedException;
    }

    /** Knows {@code uname -m}, and runs this instead of the agent that is brought. */
    static Served agent(Program program) {
        Pattern size = Pattern.compile("head -c (\\d+)");
        return (command, in, out, err) -> {
            if (command.equals("uname -m")) {
                out.write("x86_64\n".getBytes(StandardCharsets.US_ASCII));
                return 0;
            }
            Matcher brought = size.matcher(command);
            if (!brought.find()) {
                throw new IllegalArgumentException("not the start of an agent: " + command);
            }
            in.skipNBytes(Long.parseLong(brought.group(1)));
            return program.run(in, out, err);
        };
    }
}
