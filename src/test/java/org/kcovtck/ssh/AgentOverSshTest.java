/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.kcovtck.agent.AgentBinary;

/** The real agent, as the build made it, if it did. */
class AgentOverSshTest extends Conversation {
    @Override
    EmbeddedSshd serve(Path folder) {
        assumeTrue(hasAgent(), "the build found no C compiler");
        return new EmbeddedSshd(folder, Served.SHELL);
    }

    @Override
    byte[] agentFor(String machine) {
        return AgentBinary.forMachine(machine);
    }

    private static boolean hasAgent() {
        String arch = System.getProperty("os.arch");
        return AgentOverSshTest.class.getResource("/agent/agent-" + (arch.equals("amd64") ? "x86_64" : arch)) != null;
    }
}
