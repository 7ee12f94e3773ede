/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** {@code struct kcov}: one for each open of the kcov file. */
final class Kcov {
    /** The open file, the task that enabled it and each running remote section have one reference each. */
    int refcount = 1;

    KcovMode mode = KcovMode.DISABLED;
    /** The buffer, word 0 first; its length is the size that KCOV_INIT_TRACE was given. */
    long[] area;
    /** The task that enabled it. */
    TaskStruct t;
    /** Whether that was KCOV_REMOTE_ENABLE. */
    boolean remote;
    /** Words of a remote section's area. */
    long remoteSize;
    /** Tells a section of an earlier KCOV_REMOTE_ENABLE from one of the present. */
    int sequence;

    /** {@code kcov_get()}. */
    void get() {
        refcount++;
    }

    /** {@code kcov_put()}. */
    void put() {
        if (--refcount == 0) {
            area = null;
        }
    }

    /** {@code kcov_reset()}. */
    void reset() {
        t = null;
        mode = KcovMode.INIT;
        remote = false;
        remoteSize = 0;
        sequence++;
    }
}
