/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.nio.file.Path;

class AgentDoubleOverSshTest extends Conversation {
    @Override
    EmbeddedSshd serve(Path folder) {
        return new EmbeddedSshd(folder, Served.DOUBLE);
    }

    /** More than jsch and the server hold on the way. */
    @Override
    byte[] agentFor(String machine) {
        return new byte[3 << 20];
    }
}
