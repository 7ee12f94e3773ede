/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcovtck.target.Statement.start;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;

/** What a simulated kernel tells about itself, and how it dies. */
class KernelFilesTest {
    private static final Handle MALFORMED = new Handle(2L << 56);

    @Test
    void aWarningTaintsTheKernel() {
        Task task = kernel("7.3").newProcess();
        Sysfs sysfs = new Sysfs(task);
        assertThat(sysfs.read("/proc/sys/kernel/tainted")).hasValue("0");

        Probe.of(task).run(start(MALFORMED));

        assertThat(sysfs.read("/proc/sys/kernel/tainted")).hasValue("512");
    }

    @Test
    void aFileThatIsReadFromItsBeginningAgainSaysWhatIsTrueThen() {
        Task task = kernel("7.3").newProcess();
        int fd = (int) task.run(new Open("/proc/sys/kernel/tainted", Open.O_RDONLY))
                .required()
                .value();
        assertThat(new String(task.run(new Read(fd, 8)).data(), US_ASCII)).isEqualTo("0\n");

        Probe.of(task).run(start(MALFORMED));
        task.run(new Seek(fd, 0, Seek.SEEK_SET)).required();

        assertThat(new String(task.run(new Read(fd, 8)).data(), US_ASCII)).isEqualTo("512\n");
    }

    @Test
    void buffersAreAmongTheLargeAllocationsAsLongAsTheyLive() {
        Task task = kernel("7.3").newProcess();
        Sysfs sysfs = new Sysfs(task);
        KcovFile kcov = task.openKcov().initialised(512);

        assertThat(sysfs.read("/proc/vmallocinfo").orElseThrow())
                .containsPattern("0x[0-9a-f]{16}-0x[0-9a-f]{16} +8192 kcov_ioctl\\+0x\\S+ pages=1 vmalloc user");

        kcov.close().required();
        assertThat(sysfs.read("/proc/vmallocinfo").orElseThrow()).doesNotContain("kcov_ioctl");
    }

    @Test
    void anOldKernelAllocatesThemInMmapAndShowsNothingInASecondMapping() {
        Task task = kernel("5.10").newProcess();
        KcovFile kcov = task.openKcov().initialised(512);
        assertThat(new Sysfs(task).read("/proc/vmallocinfo").orElseThrow()).doesNotContain("kcov_mmap");

        kcov.map(512).store(0, 1);
        long second =
                kcov.mmap(4096, Mmap.PROT_READ | Mmap.PROT_WRITE, 0).required().value();

        assertThat(new Sysfs(task).read("/proc/vmallocinfo").orElseThrow()).contains("kcov_mmap");
        assertThat(task.run(new Load(second, 1)).failedWith(Errno.EFAULT)).isTrue();
    }

    /** 7.2.13 trusts the count: 24 bytes before the buffer nothing is mapped. */
    @Test
    void aKernelThatHasDiedAnswersNobodyAndItsConsoleSaysWhy() {
        SimulatedKernel kernel = kernel("7.2");
        Task task = kernel.newProcess();
        KcovFile kcov = task.openKcov().initialised(512);
        kcov.map(512).store(0, (1L << 59) - 1);
        Statement comparison = Statement.compare(8, 1, 2);
        Probe probe = Probe.of(task);

        assertThatThrownBy(() -> {
                    kcov.enable(TraceMode.KCOV_TRACE_CMP);
                    probe.run(comparison);
                })
                .isInstanceOf(BrokenException.class);

        assertThatThrownBy(() -> kernel.newProcess().openKcov()).isInstanceOf(BrokenException.class);
        assertThat(kernel.console()).anyMatch(line -> line.startsWith("BUG: unable to handle page fault"));
    }

    private static SimulatedKernel kernel(String profile) {
        return new SimulatedKernel(Profiles.load().named(profile));
    }
}
