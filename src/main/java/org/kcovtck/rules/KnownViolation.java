/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;

/**
 * A rule that a kernel is known to violate.
 *
 * @param rule its id
 * @param reference where the violation is told about: a file of this repository with an anchor, a mail, a commit
 * @param shows a part of what is got instead: of the kernel's complaint, where it complains
 */
public record KnownViolation(String rule, String reference, Optional<String> shows) {
    /**
     * Whether a failure is this violation and no other. A complaint of the kernel is none unless it is what this shows.
     *
     * @param got what the failed test got, or nothing when it does not say
     * @param complaints what the kernel said during the test
     */
    public boolean isShownBy(String got, List<String> complaints) {
        return shows.map(part ->
                        got.contains(part) && complaints.stream().allMatch(complaint -> complaint.contains(part)))
                .orElse(complaints.isEmpty());
    }
}
