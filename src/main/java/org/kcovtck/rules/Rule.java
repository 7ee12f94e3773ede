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
 * @param sources who said so; never empty
 * @param since the first generation that it holds for
 * @param until the last generation that it holds for
 * @param fix the fix that a kernel must carry for it to hold, whatever its generation
 * @param needs what has to be there to see it
 * @param guards the known pitfalls that its tests would catch: {@code P-09}
 * @param untested why no test verifies it; empty when one does
 */
public record Rule(
        String id,
        String chapter,
        String statement,
        Level level,
        List<Source> sources,
        Generation since,
        Generation until,
        Optional<String> fix,
        Set<Need> needs,
        List<String> guards,
        Optional<String> untested) {}
