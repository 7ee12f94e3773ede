/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.ENOTTY;

/** An open of {@code /dev/vhost-vsock}: a driver whose worker runs sections under its owner's common handle. */
class VhostVsock extends OpenFile {
    static final String PATH = "/dev/vhost-vsock";

    private static final long VHOST_SET_OWNER = 0xaf01;
    private static final int ATTACH_BLOCKS = 4;
    private static final int FLUSH_BLOCKS = 8;
    private static final int LOG2_INT = 2;

    final KcovSections sections;
    final InstrumentedCode code;
    final TaskStruct worker = new TaskStruct();
    private boolean owned;
    private long kcovHandle;

    VhostVsock(KcovSections sections, InstrumentedCode code) {
        this.sections = sections;
        this.code = code;
    }

    @Override
    long ioctl(TaskStruct current, long request, UserPointer argument) {
        return request == VHOST_SET_OWNER ? setOwner(current) : -ENOTTY.number();
    }

    /** {@code vhost_dev_set_owner()}: the handle is that of the moment. */
    private long setOwner(TaskStruct current) {
        if (owned) {
            return -EBUSY.number();
        }
        owned = true;
        kcovHandle = sections.commonHandle(current);
        work("vhost_attach_cgroups_work", ATTACH_BLOCKS);
        return 0;
    }

    /** {@code vhost_vsock_dev_release()}: what the worker has still to do is flushed. */
    @Override
    void release() {
        if (owned) {
            work("vhost_flush_work", FLUSH_BLOCKS);
        }
    }

    /** {@code worker->kcov_handle}. */
    long handle() {
        return kcovHandle;
    }

    private void work(String function, int blocks) {
        sections.remoteStart(worker, handle());
        code.execute(worker, function, blocks);
        code.compareWithConstant(worker, function, LOG2_INT, 0, 0);
        sections.remoteStop(worker);
    }
}
