/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that KCOV promises its users.
 *
 * @param id {@code HANDLE-010}: upper-case letters, a hyphen, three digits and at most one letter
 * @param statement the promise, in one sentence or two
 * @param question what a divergent rule leaves for the maintainers to decide; empty for any other
 * @param sources who said so; never empty
 * @param since the first generation that it holds for
 * @param until the last generation that it holds for
 * @param fix the fix that a kernel must carry for it to hold, whatever its generation
 * @param without the fix that ends it: it holds where the kernel does not carry that one
 * @param needs what has to be there to see it
 * @param guards the known pitfalls that its tests would catch: {@code P-09}
 * @param untested why no test verifies it; empty when one does
 */
public record Rule(
        String id,
        String chapter,
        String statement,
        Level level,
        Optional<String> question,
        List<Source> sources,
        Generation since,
        Generation until,
        Optional<String> fix,
        Optional<String> without,
        Set<Need> needs,
        List<String> guards,
        Optional<String> untested) {
    /** Empty when this rule applies to a kernel of this profile; else the reason why it does not. */
    public Optional<String> appliesTo(Profile profile) {
        Generation kernel = profile.generation();
        if (kernel.compareTo(since) < 0) {
            return Optional.of("since " + since + " (" + since.release() + "), this kernel is " + kernel);
        }
        if (kernel.compareTo(until) > 0) {
            return Optional.of("until " + until + ", this kernel is " + kernel);
        }
        if (without.isPresent() && profile.fixes().contains(without.get())) {
            return Optional.of("ended by the fix " + without.get() + ", which this kernel carries");
        }
        return fix.filter(name -> !profile.fixes().contains(name))
                .map(name -> "needs the fix " + name + ", which this kernel does not carry");
    }

    /** {@code v5.5-}, or {@code v5.5-v7.1} when a generation has ended it. */
    public String versions() {
        return since.release() + "-" + until.lastRelease();
    }
}
