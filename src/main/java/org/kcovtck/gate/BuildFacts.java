/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Optional;
import org.kcovtck.vm.Image;

/**
 * What the builds of two kernels say.
 *
 * @param warnings of the compiler that the second has and the first has not; those of files that were not compiled for the
 *     first, which was made from older objects, may not be new, and say so
 * @param size what the second has more, where both were measured
 */
public record BuildFacts(List<String> warnings, Optional<String> size) {
    private static final String NOT_COMPILED = " (perhaps not new: the base's file was compiled before)";

    public static BuildFacts of(Image base, Image head) {
        List<String> before = base.warnings();
        return new BuildFacts(
                head.warnings().stream()
                        .filter(warning -> !before.contains(warning))
                        .map(warning -> warning + (base.compiled(warning) ? "" : NOT_COMPILED))
                        .toList(),
                Optional.ofNullable(head.info().size())
                        .filter(size -> base.info().size() != null)
                        .map(size -> size.above(base.info().size())));
    }
}
