/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;

/** KCOV_ENABLE takes no argument, and an enabled descriptor has the mode that KCOV_INIT_TRACE gave it (up to v4.14). */
class KcovWithoutModes extends KcovDevice {
    KcovWithoutModes(Behaviour behaviour, KcovBuffers buffers, KcovLinks links, KcovRemotes remotes, Log log) {
        super(behaviour, buffers, links, remotes, log);
    }

    @Override
    long enable(TaskStruct t, Kcov kcov, long unused) {
        if (unused != 0 || kcov.mode == KcovMode.DISABLED || kcov.area == null) {
            return -EINVAL.number();
        }
        if (kcov.t != null) {
            return -EBUSY.number();
        }
        t.start(kcov, kcov.area, KcovMode.TRACE_PC, kcov.sequence);
        kcov.t = t;
        kcov.get();
        return 0;
    }
}
