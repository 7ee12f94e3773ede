/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.util.List;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Target;

/** What a kernel under test runs on. It can be connected to again after the target was lost. */
public interface Machine extends AutoCloseable {
    /** As the user named it. */
    String name();

    /**
     * A target, on a kernel that has been booted anew if it had died and this machine can boot.
     *
     * @throws BrokenException when there is no way to it
     */
    Target connect();

    /** The last lines of the kernel's console, if somebody listens to it; safe to print. */
    List<String> consoleTail();

    /** Powers off what {@link #connect} has booted. */
    @Override
    void close();
}
