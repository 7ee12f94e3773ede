/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Path;
import org.kcovtck.errors.BrokenException;

/** A full disk, told apart from other failures because what to do is plain. */
final class DiskFull {
    /** strerror(ENOSPC), which every program and Java itself prints. */
    static final String ERROR = "No space left on device";

    private DiskFull() {}

    /** The message for a failure to write {@code file}. */
    static BrokenException or(Path file, IOException e) {
        if (String.valueOf(e.getMessage()).contains(ERROR)) {
            return at(file, e);
        }
        return new BrokenException("cannot write " + file + ": " + e, e);
    }

    static BrokenException at(Path file, IOException cause) {
        return new BrokenException(
                "disk full at " + file
                        + ": a kernel takes 2.5 GB to build; free some or set XDG_CACHE_HOME to another disk",
                cause);
    }
}
