/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.CMP;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** What the probe's statements do, and in which context. */
class ProbeTasksTest {
    private static final Handle BUS = Handle.usb(1);
    private static final Handle COMMON = Handle.common(0x42);
    private static final String START = "start 0x" + Long.toHexString(BUS.bits()) + " ";

    private final KcovBench kernel = new KcovBench(Generation.G7);
    private final ProbeTasks probe = new ProbeTasks(kernel.behaviour, kernel.sections, kernel.callbacks);
    private final TaskStruct caller = kernel.task();
    private final Kcov kcov = kernel.initialised();
    private int holds;

    @BeforeEach
    void register() {
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS).common(COMMON));
    }

    @Test
    void pcsOfOnePlaceAreEqualAndThoseOfFourDiffer() {
        run(START + "pc 0 2 pc 1 1 pc 2 1 pc 3 1 stop");

        assertThat(kcov.area[0]).isEqualTo(5);
        assertThat(kcov.area[1]).isEqualTo(kcov.area[2]);
        assertThat(new long[] {kcov.area[1], kcov.area[3], kcov.area[4], kcov.area[5]})
                .doesNotHaveDuplicates();
    }

    @Test
    void comparisonsAreThoseOfTheCompilersCallbacks() {
        Kcov own = kernel.initialised();
        kernel.enable(caller, own, CMP);

        run("cmp 1 0x11 0x22 const_cmp 4 7 0x12345678 switch 8 3 { 1 0xffffffffffffffff }");

        assertThat(own.area).startsWith(4, 0, 0x11, 0x22);
        assertThat(new long[] {own.area[5], own.area[6], own.area[7]}).containsExactly(5, 7, 0x12345678);
        assertThat(new long[] {own.area[9], own.area[10], own.area[11]}).containsExactly(7, 1, 3);
        assertThat(new long[] {own.area[13], own.area[14], own.area[15]}).containsExactly(7, -1, 3);
        assertThat(own.area[12]).as("one switch, one place").isEqualTo(own.area[16]);
    }

    @Test
    void theEndOfATimersInterruptIsInTheCallersCoverageSinceG7() {
        assertThat(countWithAnInterrupt(kernel)).isEqualTo(32);
        assertThat(countWithAnInterrupt(new KcovBench(Generation.G6))).isEqualTo(2);
    }

    private static long countWithAnInterrupt(KcovBench kernel) {
        Kcov own = kernel.initialised();
        TaskStruct task = kernel.task();
        kernel.enable(task, own, PC);
        new ProbeTasks(kernel.behaviour, kernel.sections, kernel.callbacks)
                .perform(
                        task,
                        ProbeParser.parse("pc 0 1 hardirq { pc 0 1 } pc 0 1", 0).statements());
        return own.area[0];
    }

    @Test
    void aThreadsSectionIsNotTheCallers() {
        Kcov own = kernel.initialised();
        kernel.enable(caller, own, PC);

        run("pc 0 1 thread { " + START + "pc 0 5 stop } pc 0 1");

        assertThat(own.area[0]).isEqualTo(2);
        assertThat(kcov.area[0]).isEqualTo(5);
    }

    @Test
    void aThreadIsHeldUntilItIsReleased() {
        run("thread { " + START + "pc 0 1 hold pc 0 1 hold pc 0 1 stop }");
        assertThat(kcov.refcount).as("file, owner, section").isEqualTo(3);

        run("release");
        assertThat(kcov.area[0]).isZero();

        run("release");
        assertThat(kcov.area[0]).isEqualTo(3);
        run("thread { " + START + "pc 0 1 stop }");
        assertThat(kcov.area[0]).isEqualTo(4);
    }

    @Test
    void aThreadThatIsHeldGoesThroughItsRestWhenTheFileIsClosed() {
        run("thread { " + START + "pc 0 1 hold pc 0 1 hold stop }");

        probe.end();

        assertThat(kcov.area[0]).isEqualTo(2);
        assertThat(kernel.log.taint()).isZero();
    }

    @Test
    void aThreadLeavesTheSectionsThatItIsInBeforeItEnds() {
        run("thread { " + START + "pc 0 1 }");

        probe.end();

        assertThat(kcov.area[0]).isOne();
        assertThat(kcov.refcount).as("file, owner").isEqualTo(2);
    }

    @Test
    void aSoftirqInterruptsTheContextThatIsThere() {
        Kcov other = kernel.initialised();
        kernel.remoteEnable(kernel.task(), other, RemoteArg.of(Handle.usb(2)));

        run("thread { " + START + "pc 0 1 softirq { start 0x"
                + Long.toHexString(Handle.usb(2).bits()) + " pc 0 5 hardirq { pc 0 9 } stop } pc 0 1 stop }");

        assertThat(kcov.area[0]).isEqualTo(2);
        assertThat(other.area[0]).isEqualTo(5);
    }

    @Test
    void theCommonHandleIsThatOfTheContext() {
        caller.kcovHandle = COMMON.bits();

        run("common");
        assertThat(probe.commonHandle()).isEqualTo(COMMON.bits());

        run("start common pc 0 3 stop");
        assertThat(kcov.area[0]).isEqualTo(3);

        run("hardirq { common }");
        assertThat(probe.commonHandle()).isZero();

        run("common thread { common }");
        assertThat(probe.commonHandle()).as("of a thread of the kernel").isZero();
    }

    @Test
    void aKernelWithoutSectionsPassesThemOver() {
        KcovBench old = new KcovBench(Generation.G2);
        Kcov own = old.initialised();
        old.enable(caller, own, PC);

        new ProbeTasks(old.behaviour, old.sections, old.callbacks)
                .perform(caller, ProbeParser.parse(START + "pc 0 3 stop", 0).statements());

        assertThat(own.area[0]).isEqualTo(3);
        assertThat(old.log.taint()).isZero();
    }

    private void run(String text) {
        ProbeProgram program = ProbeParser.parse(text, holds);
        probe.perform(caller, program.statements());
        holds = program.holds();
    }
}
