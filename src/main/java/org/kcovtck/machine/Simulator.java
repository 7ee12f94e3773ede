/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Target;

/** {@code sim:PROFILE}. */
record Simulator(Profile profile) implements Machine {
    @Override
    public String name() {
        return "sim:" + profile.name();
    }

    @Override
    public Target connect() {
        return new SimulatedKernel(profile);
    }

    @Override
    public Set<Need> provides() {
        return EnumSet.of(Need.COMPARISONS, Need.USB);
    }

    @Override
    public Origin origin() {
        return new Origin("simulator", Origin.UNKNOWN);
    }

    @Override
    public List<String> consoleTail() {
        return List.of();
    }

    @Override
    public void close() {}
}
