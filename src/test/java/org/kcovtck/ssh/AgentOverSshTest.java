/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.nio.file.Path;
import org.kcovtck.agent.AgentBinary;
import org.kcovtck.agent.RealAgent;

/** The real agent, as the build made it, if it did. */
class AgentOverSshTest extends Conversation {
    @Override
    EmbeddedSshd serve(Path folder) {
        RealAgent.assumeBuilt();
        return new EmbeddedSshd(folder, Served.SHELL);
    }

    @Override
    byte[] agentFor(String machine) {
        return AgentBinary.forMachine(machine);
    }
}
