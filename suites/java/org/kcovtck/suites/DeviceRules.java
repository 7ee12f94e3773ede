/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EACCES;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOENT;
import static org.kcovtck.abi.Errno.ESPIPE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.text;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.FileStatus;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The kcov file, and what a descriptor of it is. */
class DeviceRules {
    private static final String DEBUGFS = "/sys/kernel/debug";
    private static final int BYTES = WORDS * Long.BYTES;

    @Test
    @Verifies("DEV-001")
    void theFileCanBeOpenedForReadingAndWriting(Target kernel) {
        assertThat(kernel.newProcess().run(new Open(KcovFile.PATH, Open.O_RDWR)))
                .succeeds();
    }

    @Test
    @Verifies("DEV-002")
    void theFileIsThereOnlyWhereDebugfsIsMounted(Target kernel) {
        Task task = kernel.newProcess();
        // In a mount namespace of its own, so that nobody else misses debugfs.
        task.run(Syscall.UNSHARE.of(named("CLONE_NEWNS", 0x20000))).required();
        task.run(Syscall.MOUNT.of(text("none"), text("/"), number(0), named("MS_REC|MS_PRIVATE", 0x44000)))
                .required();
        task.run(new Mount("tmpfs", DEBUGFS, "tmpfs")).required();

        assertThat(task.run(new Open(KcovFile.PATH, Open.O_RDWR))).failsWith(ENOENT);
        task.run(new Mount("debugfs", DEBUGFS, "debugfs")).required();
        assertThat(task.run(new Open(KcovFile.PATH, Open.O_RDWR))).succeeds();
    }

    @Test
    @Verifies("DEV-003")
    void theFileBelongsToRootAlone(Target kernel) {
        FileStatus status = FileStatus.of(kernel.newProcess(), KcovFile.PATH);

        assertThat("the mode of " + KcovFile.PATH, status.mode()).is(FileStatus.S_IFREG | 0600);
        assertThat("the owner of " + KcovFile.PATH, status.uid()).is(0);
    }

    @Test
    @Verifies("DEV-004")
    void eachOpenMakesADescriptorWithABufferOfItsOwn(Target kernel) {
        Task task = kernel.newProcess();
        Buffer small = task.openKcov().initialised(WORDS).map(WORDS);
        Buffer large = task.openKcov().initialised(2 * WORDS).map(2 * WORDS);

        small.store(5, 77);

        assertThat("word 5 of the other buffer", large.word(5)).is(0);
    }

    @Test
    @Verifies("DEV-006")
    void aDescriptorCannotBeRead(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.task().run(new Read(file.fd(), 8))).failsWith(EINVAL);
    }

    @Test
    @Verifies("DEV-006")
    void aDescriptorCannotBeWritten(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.task().run(new Write(file.fd(), new byte[8]))).failsWith(EINVAL);
    }

    @Test
    @Verifies("DEV-007")
    void whatIsInitialisedThroughOneNumberIsInitialisedThroughTheOther(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.dup().initTrace(WORDS)).failsWith(EBUSY);
    }

    @Test
    @Verifies("DEV-007")
    void whatIsEnabledThroughOneNumberIsDisabledThroughTheOther(Target kernel) {
        KcovFile file = ready(kernel);
        KcovFile other = file.dup().enabled(KCOV_TRACE_PC);

        assertThat(file.disable()).returns(0);
        assertThat(other.disable()).failsWith(EINVAL);
    }

    @Test
    @Verifies("DEV-008")
    void aDescriptorHasNoPosition(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.task().run(new Seek(file.fd(), 0, Seek.SEEK_SET))).failsWith(ESPIPE);
    }

    @Test
    @Verifies("DEV-008")
    void aDescriptorCannotBeReadFromAPosition(Target kernel) {
        KcovFile file = initialised(kernel);

        Operation read = Syscall.PREAD64.of(number(file.fd()), text(""), number(0), number(0));
        assertThat(file.task().run(read)).failsWith(ESPIPE);
    }

    @Test
    @Verifies("DEV-009")
    void aDescriptorForReadingCollects(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov(Open.O_RDONLY);

        assertThat(file.initTrace(WORDS)).returns(0);
        assertThat(file.mmap(BYTES, Mmap.PROT_READ, 0)).succeeds();
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("DEV-010")
    void aDescriptorForReadingCollectsRemotely(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov(Open.O_RDONLY).initialised(WORDS);
        file.mmap(BYTES, Mmap.PROT_READ, 0).required();

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("DEV-009")
    void aDescriptorForReadingIsMappedForReadingOnly(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov(Open.O_RDONLY).initialised(WORDS);

        assertThat(file.mmap(BYTES)).failsWith(EACCES);
        assertThat(file.mmap(BYTES, Mmap.PROT_READ, 0)).succeeds();
    }
}
