/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mistake that a patch to KCOV has made, or was kept from making in review. Rules name those that they guard against.
 *
 * @param id {@code P-09}
 * @param about what the bad patch does
 * @param unguarded why no rule guards against it; empty when one does, or should
 */
public record Pitfall(String id, String about, Optional<String> unguarded) {
    private static final Set<String> KEYS = Set.of("id", "about", "unguarded");

    /** All that are known, in the order of their ids. */
    public static List<Pitfall> all() {
        return YamlFile.resource("pitfalls.yaml").entries().stream()
                .map(Pitfall::read)
                .toList();
    }

    private static Pitfall read(YamlMap entry) {
        entry.allow(KEYS);
        return new Pitfall(entry.text("id"), entry.text("about"), entry.optionalText("unguarded"));
    }
}
