/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kcovtck.abi.Comparison;

/** What an open of the probe's file performs: statements in tasks, and in what interrupts them. */
class ProbeTasks {
    private static final long SITE = 0xffff_ffff_c000_0010L;
    private static final long COMPARISON_SITE = 0xffff_ffff_c000_0800L;
    private static final int SITE_BYTES = 0x40;
    private static final int SITES = 4;

    /** Blocks that the kernel goes through to set its timers anew. */
    private static final int REARM_BLOCKS = 30;

    final Behaviour behaviour;
    final KcovSections sections;
    private final KcovCallbacks callbacks;
    final TaskStruct thread = new TaskStruct();
    /** What the thread has still to do; it is held when that is not nothing. */
    private Iterator<ProbeStatement> rest = List.<ProbeStatement>of().iterator();

    private long commonHandle;

    ProbeTasks(Behaviour behaviour, KcovSections sections, KcovCallbacks callbacks) {
        this.behaviour = behaviour;
        this.sections = sections;
        this.callbacks = callbacks;
    }

    /** What {@code common} has stored last. */
    long commonHandle() {
        return commonHandle;
    }

    /** A task performs a program, and whatever interrupts it the blocks of that. */
    void perform(TaskStruct t, List<ProbeStatement> program) {
        program.forEach(statement -> perform(t, statement));
    }

    private void perform(TaskStruct t, ProbeStatement statement) {
        switch (statement.word()) {
            case START -> sections.remoteStart(t, statement.numbers().isEmpty() ? commonHandle : statement.number(0));
            case STOP -> sections.remoteStop(t);
            case PC -> tracePcs(t, SITE + statement.number(0) * SITE_BYTES, statement.number(1));
            case CMP -> traceCmp(t, statement, 0, statement.number(1), statement.number(2));
            case CONST_CMP -> traceCmp(t, statement, Comparison.CONST, statement.number(1), statement.number(2));
            case SWITCH ->
                statement.cases().forEach(each -> traceCmp(t, statement, Comparison.CONST, each, statement.number(1)));
            case COMMON -> commonHandle = sections.commonHandle(t);
            case THREAD -> {
                rest = statement.block().iterator();
                goOn();
            }
            case SOFTIRQ -> t.preemptCount.inSoftirq(() -> perform(t, statement.block()));
            case HARDIRQ -> {
                t.preemptCount.inHardirq(() -> perform(t, statement.block()));
                endOfTimerInterrupt(t);
            }
            case RELEASE -> goOn();
            case HOLD -> throw new IllegalStateException("only the thread is held");
        }
    }

    /** What of a timer's interrupt KCOV does not know for one. The module takes it out of sections. */
    private void endOfTimerInterrupt(TaskStruct t) {
        boolean section = t.kcov != null && t.kcov.remote;
        if (behaviour.rearmsTimersAfterInterrupts() && !section) {
            new InstrumentedCode(callbacks).execute(t, "__hrtimer_rearm_deferred", REARM_BLOCKS);
        }
    }

    /** The thread performs statements until it is held or has no more. */
    private void goOn() {
        while (rest.hasNext()) {
            ProbeStatement statement = rest.next();
            if (statement.word() == ProbeWord.HOLD) {
                return;
            }
            perform(thread, statement);
        }
    }

    /** The thread goes through what it has still to do, leaves the sections that it may be in, and ends. */
    void end() {
        while (rest.hasNext()) {
            goOn();
        }
        thread.preemptCount.inSoftirq(() -> sections.remoteStop(thread));
        sections.remoteStop(thread);
    }

    /** The module's labels in {@code /proc/kallsyms}. */
    static String symbols() {
        return IntStream.range(0, SITES)
                .mapToObj(site ->
                        String.format("%016x t kcov_tck_site_%d\t[kcov_tck_probe]\n", SITE + site * SITE_BYTES, site))
                .collect(Collectors.joining());
    }

    private void tracePcs(TaskStruct t, long site, long times) {
        for (long i = 0; i < times; i++) {
            callbacks.tracePc(t, site);
        }
    }

    /** {@code __sanitizer_cov_trace_cmp*()}, {@code __sanitizer_cov_trace_switch()}. */
    private void traceCmp(TaskStruct t, ProbeStatement statement, long constant, long arg1, long arg2) {
        int log2OfBytes = Long.numberOfTrailingZeros(statement.number(0));
        long type = constant | Comparison.size(log2OfBytes);
        long site = COMPARISON_SITE + (long) statement.word().ordinal() * SITE_BYTES + log2OfBytes;
        callbacks.traceCmp(t, new Comparison(type, arg1, arg2, site));
    }
}
