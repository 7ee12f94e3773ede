/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.kcovtck.errors.BrokenException;

/** The agent as the build made it, one static program for each architecture that the compiler could serve. */
public final class AgentBinary {
    private AgentBinary() {}

    /**
     * The program for a machine.
     *
     * @param machine as {@code uname -m} names it
     * @throws BrokenException when the build made none for it
     */
    public static byte[] forMachine(String machine) {
        String arch = machine.matches("i[3-6]86") ? "i386" : machine;
        try (InputStream binary = AgentBinary.class.getResourceAsStream("/agent/agent-" + arch)) {
            if (binary == null) {
                throw new BrokenException(String.format(
                        "there is no agent for %s: build it with a C compiler for it, as in CC=%s-linux-gnu-gcc mvn package",
                        machine, machine));
            }
            return binary.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
