/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;
import java.util.Optional;
import org.kcovtck.rules.Profile;

/**
 * A small, plausible mistake in a kernel, and the rules that it must break.
 *
 * @param name what is wrong: {@code handle-left-behind}
 * @param rules their ids; each of them has to be violated
 * @param about what a careless patch did
 * @param profile the name of the profile of the kernel that has it; empty: the newest on which all the rules can be seen
 * @param fault the parts of that kernel
 */
public record Defect(String name, List<String> rules, String about, Optional<String> profile, Fault fault) {
    /** @param rules ids, separated by blanks */
    static Defect defect(String name, String rules, String about, Fault fault) {
        return new Defect(name, List.of(rules.split(" ")), about, Optional.empty(), fault);
    }

    /** The same mistake in the kernel of a certain profile. */
    public Defect on(String profileName) {
        return new Defect(name, rules, about, Optional.of(profileName), fault);
    }

    /** The same mistake, of which other rules are to be broken. */
    public Defect breaking(List<String> others) {
        return new Defect(name, others, about, profile, fault);
    }

    /** A kernel of a profile that has this defect. */
    public SimulatedKernel kernel(Profile kernel, boolean comparisons) {
        return new SimulatedKernel(fault.in(kernel, comparisons));
    }
}
