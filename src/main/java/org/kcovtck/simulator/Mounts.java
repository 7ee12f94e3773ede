/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a task has mounted where, over what everybody sees: as much of a mount namespace as hides the kcov file. */
final class Mounts {
    private static final String DEBUGFS = "debugfs";

    private final Map<String, String> types = new LinkedHashMap<>();

    void mount(String directory, String type) {
        types.put(directory, type);
    }

    /** Whether something else has been mounted where a file of debugfs is. */
    boolean hides(String path) {
        return types.entrySet().stream()
                .anyMatch(mount -> path.startsWith(mount.getKey() + "/")
                        && !mount.getValue().equals(DEBUGFS));
    }
}
