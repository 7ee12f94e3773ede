/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;

/** The agent as the build made it, one static program for each architecture that the compiler could serve. */
public final class AgentBinary {
    /** Names a folder of agents that were built in another way, such as under sanitizers. */
    private static final String FOLDER = "kcov.agents";

    private AgentBinary() {}

    /**
     * The program for a machine.
     *
     * @param machine as {@code uname -m} names it
     * @throws BrokenException when the build made none for it
     */
    public static byte[] forMachine(String machine) {
        return of(machine.matches("i[3-6]86") ? "i386" : machine)
                .orElseThrow(() -> new BrokenException(String.format(
                        "there is no agent for %s: build it with a C compiler for it, as in CC=%s-linux-gnu-gcc mvn package",
                        machine, machine)));
    }

    /** The program for 32-bit tasks of an x86 kernel of 64 bits, if the compiler could make one (gcc-multilib). */
    public static Optional<byte[]> for32Bits() {
        return of("i386");
    }

    private static Optional<byte[]> of(String arch) {
        String folder = System.getProperty(FOLDER);
        try (InputStream binary = folder == null
                ? AgentBinary.class.getResourceAsStream("/agent/agent-" + arch)
                : Files.newInputStream(Path.of(folder, "agent-" + arch))) {
            return binary == null ? Optional.empty() : Optional.of(binary.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
