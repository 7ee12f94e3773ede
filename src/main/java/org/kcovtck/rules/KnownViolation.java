/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that a kernel is known to violate.
 *
 * @param rule its id
 * @param reference where the violation is told about: a file of this repository with an anchor, a mail, a commit
 * @param shows a part of what the test that fails says, {@code "the count: 7"}, or of the kernel's complaint
 * @param until the fix that ends it
 * @param needs what the kernel has where it can be seen; elsewhere it is not known, and the rule conforms
 */
public record KnownViolation(String rule, String reference, String shows, Optional<String> until, Set<Need> needs) {
    /**
     * Whether a failure is this violation and no other: a precondition that failed is none, nor is another complaint.
     *
     * @param said the reason of the failed test, and what it got
     * @param complaints what the kernel said during the test
     */
    public boolean isShownBy(String said, List<String> complaints) {
        return said.contains(shows) && complaints.stream().allMatch(complaint -> complaint.contains(shows));
    }
}
