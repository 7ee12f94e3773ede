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
final class Simulator implements Machine {
    private final Profile profile;
    private SimulatedKernel kernel;

    Simulator(Profile profile) {
        this.profile = profile;
    }

    @Override
    public String name() {
        return "sim:" + profile.name();
    }

    @Override
    public Target connect() {
        kernel = new SimulatedKernel(profile);
        return kernel;
    }

    @Override
    public Set<Need> provides() {
        return EnumSet.of(
                Need.COMPARISONS,
                Need.USB,
                Need.PROBE,
                Need.WARN,
                Need.VMALLOCINFO,
                Need.VHOST,
                Need.COMPAT32,
                Need.RACE);
    }

    @Override
    public Origin origin() {
        return new Origin("simulator", Origin.UNKNOWN);
    }

    @Override
    public List<String> consoleTail() {
        return kernel == null ? List.of() : kernel.console();
    }

    @Override
    public void close() {}
}
