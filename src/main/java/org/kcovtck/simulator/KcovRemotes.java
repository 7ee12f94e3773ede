/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.HashMap;
import java.util.Map;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;

/** {@code kcov_remote_map}: which descriptor collects the sections of a handle, in the whole system. */
class KcovRemotes {
    final Map<Long, Kcov> map = new HashMap<>();
    final Allocator allocator;

    KcovRemotes(Allocator allocator) {
        this.allocator = allocator;
    }

    /** {@code kcov_remote_find()}: null when nobody has registered the handle. */
    Kcov find(long handle) {
        return map.get(handle);
    }

    /** {@code kcov_remote_add()}: 0 or -EEXIST. */
    int add(Kcov kcov, long handle) {
        if (map.putIfAbsent(handle, kcov) != null) {
            return -Errno.EEXIST.number();
        }
        kcov.handles.add(handle);
        return 0;
    }

    /** {@code kcov_remote_reset()}. */
    void reset(Kcov kcov) {
        kcov.handles.forEach(map::remove);
        kcov.handles.clear();
        kcov.reset();
    }

    /** {@code kcov_put()}. */
    void put(Kcov kcov) {
        if (--kcov.refcount == 0) {
            reset(kcov);
            allocator.vfree(kcov.area);
            kcov.area = null;
        }
    }

    /** {@code kcov_check_handle()}: which kinds of handle are allowed where it is used. */
    boolean check(Handle handle, boolean commonValid, boolean uncommonValid, boolean zeroValid) {
        if (handle.reserved() != 0) {
            return false;
        }
        if (handle.subsystem() == Handle.SUBSYSTEM_COMMON) {
            return handle.instance() != 0 ? commonValid : zeroValid;
        }
        return handle.subsystem() == Handle.SUBSYSTEM_USB && uncommonValid;
    }
}
