/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.kcovtck.target.Target;

/** The agent that the build made, if it found a C compiler; tests that need it are skipped if not. */
public final class RealAgent {
    private RealAgent() {}

    public static void assumeBuilt() {
        String arch = System.getProperty("os.arch").replace("amd64", "x86_64");
        assumeTrue(RealAgent.class.getResource("/agent/agent-" + arch) != null, "the build found no C compiler");
    }

    static Target start() {
        assumeBuilt();
        return LocalAgent.start("local");
    }
}
