/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

/** What a gate comes to. */
public enum Decision {
    /** Nothing got worse, and all that was announced is there. */
    ACCEPTED,
    /** Something did, or is not as it was announced; or the patch is why the kernel cannot be tested. */
    REFUSED,
    /** Nothing can be said: a verdict is missing, or there are none. */
    UNDECIDED
}
