/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Optional;
import org.kcovtck.vm.Image;

/**
 * What the builds of two kernels say.
 *
 * @param warnings of the compiler that the second has and the first has not
 * @param size what the second has more, where both were measured
 */
public record BuildFacts(List<String> warnings, Optional<String> size) {
    public static BuildFacts of(Image base, Image head) {
        List<String> before = base.warnings();
        return new BuildFacts(
                head.warnings().stream()
                        .filter(warning -> !before.contains(warning))
                        .toList(),
                Optional.ofNullable(head.info().size())
                        .filter(size -> base.info().size() != null)
                        .map(size -> size.above(base.info().size())));
    }
}
