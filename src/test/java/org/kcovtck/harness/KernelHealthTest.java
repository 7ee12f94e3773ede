/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.harness.TestBench.Judged;
import org.kcovtck.target.Operation.Read;

/** A kernel that complains violates the rule that was under test, and no other. */
class KernelHealthTest {
    private final TestBench bench = new TestBench("G7");
    private final FakeKernel fake = bench.machine.next();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARNING: kernel/kcov.c:879 at kcov_remote_start",
                "WARNING: CPU: 0 PID: 1 at kernel/kcov.c:879 kcov_remote_start+0x1/0x2",
                "BUG: KASAN: slab-use-after-free in kcov_ioctl",
                "BUG: unable to handle page fault for address: ffff888000000000",
                "BUG: sleeping function called from invalid context at mm/vmalloc.c:1",
                "kernel BUG at mm/vmalloc.c:1!",
                "Oops: Oops: 0002 [#1] SMP",
                "WARNING: possible circular locking dependency detected",
                "INFO: task agent:80 blocked for more than 122 seconds.",
                "rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:",
                "refcount_t: underflow; use-after-free.",
                "list_del corruption. prev->next should be ffff888000000000",
                "UBSAN: array-index-out-of-bounds in kernel/kcov.c:1:1",
                "BUG: memory leak",
            })
    void aSplatInItsLogViolatesTheRule(String splat) {
        Judged judged = bench.judge(kernel -> {
            fake.log("usb 1-1: new device");
            fake.log(splat);
        });

        assertThat(judged.thrown()).isInstanceOf(AssertionError.class);
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().expected()).isEqualTo("nothing in its log");
        assertThat(judged.verdict().got()).isEqualTo(splat);
        assertThat(judged.verdict().log()).containsExactly("usb 1-1: new device", splat);
    }

    @Test
    void whatAKernelSaysOtherwiseIsNoComplaint() {
        Judged judged = bench.judge(kernel -> fake.log("hub 1-0:1.0: USB hub found"));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(judged.verdict().log()).containsExactly("hub 1-0:1.0: USB hub found");
    }

    @Test
    void aTaintThatComesDuringATestViolatesTheRule() {
        Judged judged = bench.judge(kernel -> fake.taint(512));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().got()).isEqualTo("taint mask 0 became 512");
    }

    @Test
    void theNextTestIsNotBlamed() {
        bench.judge(kernel -> {
            fake.log("WARNING: kernel/kcov.c:879 at kcov_remote_start");
            fake.taint(512);
        });

        assertThat(bench.judge(kernel -> {}).verdict().verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void whatWasThereBeforeTheFirstTestIsNotBlamedOnIt() {
        fake.taint(4096);

        assertThat(bench.judge(kernel -> {}).verdict().verdict()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aFailedAssertionSaysMoreThanTheSplatThatCameWithIt() {
        Judged judged = bench.judge(kernel -> {
            fake.log("WARNING: kernel/kcov.c:879 at kcov_remote_start");
            throw new AssertionError("EEXIST wanted");
        });

        assertThat(judged.verdict().reason()).isEqualTo("EEXIST wanted");
        assertThat(judged.verdict().log()).containsExactly("WARNING: kernel/kcov.c:879 at kcov_remote_start");
    }

    @Test
    void aLogThatCannotBeReadBreaksTheTestAndTheKernelIsGivenUp() {
        Judged judged = bench.judge(kernel -> fake.fail("/dev/kmsg", Read.class, Errno.EINVAL));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).startsWith("the kernel's health cannot be read: read(");
        assertThat(fake.closed).isTrue();
    }

    @Test
    void aTaintThatIsNoNumberBreaksTheTest() {
        Judged judged = bench.judge(kernel -> fake.says("/proc/sys/kernel/tainted", "none"));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).startsWith("the kernel's health cannot be read: ");
    }

    @Test
    void afterAnOopsTheNextTestGetsAnotherKernel() {
        Judged judged = bench.judge(kernel -> {
            fake.log("BUG: kernel NULL pointer dereference, address: 0000000000000000");
            fake.taint(128);
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(fake.closed).isTrue();
        assertThat(bench.judge(kernel -> {}).verdict().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(bench.machine.connections).isEqualTo(2);
    }

    @Test
    void aTestThatHasNoMemoryIsBrokenAndTheNextGetsAnotherKernel() {
        String killed = "Out of memory: Killed process 90 (dd) total-vm:4096kB";
        Judged judged = bench.judge(kernel -> {
            fake.log(killed);
            throw new AssertionError("ENOMEM");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).isEqualTo("the machine ran out of memory: " + killed);
        assertThat(judged.verdict().log()).containsExactly(killed);
        assertThat(fake.closed).isTrue();
    }

    @Test
    void aKernelThatComplainsWhenItHasNoMemoryViolatesTheRuleAllTheSame() {
        Judged judged = bench.judge(kernel -> {
            fake.log("Out of memory: Killed process 90 (dd) total-vm:4096kB");
            fake.log("BUG: KASAN: slab-use-after-free in kcov_ioctl");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void messagesThatWereOverwrittenBeforeTheyWereReadAreSkipped() {
        Judged judged = bench.judge(kernel -> {
            fake.failOnce("/dev/kmsg", Read.class, Errno.EPIPE);
            fake.log("BUG: memory leak");
        });

        assertThat(judged.verdict().got()).isEqualTo("BUG: memory leak");
    }
}
