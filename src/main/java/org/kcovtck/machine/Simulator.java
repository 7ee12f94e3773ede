/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Target;

/** {@code sim:PROFILE}, or {@code sim:PROFILE+no-comparisons} for one without CONFIG_KCOV_ENABLE_COMPARISONS. */
final class Simulator implements Machine {
    /** Ends the name of a kernel without comparisons. */
    static final String NO_COMPARISONS = "+no-comparisons";

    private final Profile profile;
    private final boolean comparisons;
    private SimulatedKernel kernel;

    Simulator(Profile profile, boolean comparisons) {
        this.profile = profile;
        this.comparisons = comparisons;
    }

    @Override
    public String name() {
        return "sim:" + profile.name() + (comparisons ? "" : NO_COMPARISONS);
    }

    @Override
    public Target connect() {
        kernel = new SimulatedKernel(profile, comparisons);
        return kernel;
    }

    @Override
    public Set<Need> provides() {
        return EnumSet.of(
                comparisons ? Need.COMPARISONS : Need.NO_COMPARISONS,
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
    public Duration testPatience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void findOutWhyLost() {}

    @Override
    public List<String> consoleTail() {
        return kernel == null ? List.of() : kernel.console();
    }

    @Override
    public void close() {}
}
