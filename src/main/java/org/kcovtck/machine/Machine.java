/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Need;
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

    /**
     * What every kernel of this machine is known to have, however it behaves; so that a rule which needs it fails where
     * it cannot be seen.
     */
    Set<Need> provides();

    /** What the kernel was made from. */
    Origin origin();

    /** How long one test may take there. */
    Duration testPatience();

    /**
     * To be called when the target was lost, before the console is looked at: what can be found out of a kernel that does
     * not answer any more is on the console then.
     */
    void findOutWhyLost();

    /** The last lines of the kernel's console, if somebody listens to it; safe to print. */
    List<String> consoleTail();

    /** Powers off what {@link #connect} has booted. */
    @Override
    void close();
}
