/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Target;

/** The agent as a child of this process: the kernel under test is the one below. */
public final class LocalAgent {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LocalAgent() {}

    /** @throws BrokenException when there is no agent for this machine, or it does not start */
    public static Target start(String name) {
        return start(name, AgentBinary.forMachine(machine()));
    }

    static Target start(String name, byte[] agent) {
        Path program = null;
        try {
            program = Files.createTempFile(
                    "kcov-tck-agent",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.write(program, agent);
            return connect(name, program);
        } catch (IOException | BrokenException e) {
            delete(program);
            throw new BrokenException("the agent cannot be started on this machine: " + e.getMessage(), e);
        }
    }

    private static Target connect(String name, Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        AgentLink link = new AgentLink(PATIENCE);
        Thread reader = new Thread(() -> copy(process.getInputStream(), link.sink()), "agent output");
        reader.setDaemon(true);
        reader.start();
        try {
            return new AgentTarget(name, link, process.getOutputStream(), () -> {
                process.destroy();
                delete(program);
            });
        } catch (BrokenException e) {
            process.destroy();
            throw e;
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try (from;
                to) {
            from.transferTo(to);
        } catch (IOException e) {
            // The sink is closed, which says that the output ended.
        }
    }

    private static String machine() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }

    private static void delete(Path program) {
        try {
            if (program != null) {
                Files.deleteIfExists(program);
            }
        } catch (IOException e) {
            // A file left in the temporary folder is no reason to fail.
        }
    }
}
