/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;
import org.kcovtck.simulator.Gallery;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Target;

/**
 * {@code sim:PROFILE}; with {@code +no-comparisons} one without CONFIG_KCOV_ENABLE_COMPARISONS, with {@code +NAME} one
 * that has the defect of this name.
 */
final class Simulator implements Machine {
    private static final String NO_COMPARISONS = "no-comparisons";

    private final Profile profile;
    private final boolean comparisons;
    private final Optional<Defect> defect;
    private SimulatedKernel kernel;

    Simulator(Profile profile, boolean comparisons, Optional<Defect> defect) {
        this.profile = profile;
        this.comparisons = comparisons;
        this.defect = defect;
    }

    /** The one of a name without {@code sim:}. */
    static Simulator named(String name, Profiles profiles) {
        List<String> words = List.of(name.split("\\+", -1));
        List<String> more = words.subList(1, words.size());
        boolean comparisons = !more.contains(NO_COMPARISONS);
        List<String> defects =
                more.stream().filter(word -> !word.equals(NO_COMPARISONS)).toList();
        if (defects.size() > 1) {
            throw new UsageException("sim:" + name + " has two defects, and a kernel of the simulator has one at most");
        }
        return new Simulator(
                profiles.named(words.get(0)),
                comparisons,
                defects.stream().findFirst().map(Gallery.load()::named));
    }

    @Override
    public String name() {
        return "sim:" + profile.name() + (comparisons ? "" : "+" + NO_COMPARISONS)
                + defect.map(each -> "+" + each.name()).orElse("");
    }

    @Override
    public Target connect() {
        kernel = defect.map(each -> each.kernel(profile, comparisons))
                .orElseGet(() -> new SimulatedKernel(profile, comparisons));
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
