/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/** A driver whose worker is collected under the common handle of its owner. */
class VhostVsockTest {
    private static final long VHOST_SET_OWNER = 0xaf01;

    private final SimulatedKernel kernel = new SimulatedKernel(Profiles.load().newest());
    private final Task task = kernel.newProcess();

    @Test
    void theWorkerIsCollectedWhenItGetsAnOwnerAndWhenItIsClosed() {
        Buffer buffer = enabled();
        int vhost = open();

        setOwner(vhost).required();
        long owned = buffer.count();
        assertThat(owned).isPositive();

        task.run(new Close(vhost)).required();
        assertThat(buffer.count()).isGreaterThan(owned);
    }

    @Test
    void theHandleIsTakenWhenTheOwnerIsSet() {
        int vhost = open();
        setOwner(vhost).required();
        Buffer buffer = enabled();

        task.run(new Close(vhost)).required();

        assertThat(buffer.count()).isZero();
    }

    @Test
    void thereIsOneOwner() {
        int vhost = open();
        setOwner(vhost).required();

        assertThat(setOwner(vhost).failedWith(Errno.EBUSY)).isTrue();
        assertThat(task.run(new Ioctl(vhost, 0xafff, 0)).failedWith(Errno.ENOTTY))
                .isTrue();
    }

    private Buffer enabled() {
        var kcov = task.openKcov().initialised(512);
        Buffer buffer = kcov.map(512);
        kcov.remoteEnabled(RemoteArg.ofCommon(Handle.common(5)));
        return buffer;
    }

    private int open() {
        return (int)
                task.run(new Open("/dev/vhost-vsock", Open.O_RDWR)).required().value();
    }

    private Outcome setOwner(int vhost) {
        return task.run(new Ioctl(vhost, VHOST_SET_OWNER, 0));
    }
}
