/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.target.Statement.common;
import static org.kcovtck.target.Statement.hold;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.release;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement.Site;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;

/** The probe as a test sees it: a file. */
class ProbeFileTest {
    private static final Handle COMMON = Handle.common(7);

    private final SimulatedKernel kernel = new SimulatedKernel(Profiles.load().newest());
    private final Task task = kernel.newProcess();
    private final Probe probe = Probe.of(task);

    @Test
    void aProgramIsWrittenWhole() {
        assertThat(task.run(probe.program(pcs(Site.A, 1))).value()).isEqualTo("pc 0 1".length());
        assertThat(task.run(new Write(probe.fd(), "pc 0".getBytes())).failedWith(Errno.EINVAL))
                .isTrue();
        assertThat(task.run(new Write(probe.fd(), new byte[(16 << 10) + 1])).failedWith(Errno.EINVAL))
                .isTrue();
    }

    @Test
    void aHeldThreadIsBusyForThisFileAndNotForAnother() {
        probe.run(thread(hold()));

        assertThat(task.run(probe.program(thread())).failedWith(Errno.EBUSY)).isTrue();
        Probe.of(task).run(thread());
        probe.run(release());
        probe.run(thread());
    }

    @Test
    void theCommonHandleIsReadFromTheBeginning() {
        KcovFile kcov = task.openKcov().initialised(512).remoteEnabled(RemoteArg.ofCommon(COMMON));

        probe.run(common());

        assertThat(probe.commonHandle()).isEqualTo(COMMON);
        kcov.disable().required();
        probe.run(common());
        assertThat(probe.commonHandle()).isEqualTo(Handle.common(0));
    }

    @Test
    void aSectionOfItsThreadIsCollected() {
        KcovFile kcov = task.openKcov().initialised(512);
        Buffer buffer = kcov.map(512);
        kcov.remoteEnabled(RemoteArg.of(Handle.usb(9)));

        probe.run(thread(start(Handle.usb(9)), pcs(Site.B, 3), stop()));

        assertThat(buffer.count()).isEqualTo(3);
    }

    @Test
    void theSizeOfSoftirqsAreasCanBeRead() {
        assertThat(new Sysfs(task).read(Probe.IRQ_AREA_PATH)).hasValue("262144");
    }
}
