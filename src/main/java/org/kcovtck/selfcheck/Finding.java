/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.List;
import org.kcovtck.simulator.Defect;

/**
 * What the suites say of a kernel with a defect.
 *
 * @param target the name of that kernel as a target; of none, if there is no kernel on which it could be seen
 * @param violated the rules that are violated
 * @param survived why the defect is not killed, a line for each reason; empty when it is
 */
public record Finding(Defect defect, String target, List<String> violated, List<String> survived) {
    public boolean isKilled() {
        return survived.isEmpty();
    }
}
