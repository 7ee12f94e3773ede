/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;

import java.util.List;
import java.util.function.UnaryOperator;
import org.kcovtck.abi.Comparison;

/** Entries that are other than what the code has done. */
final class KnownEntriesDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "same-comparison-recorded-once",
                    "CMP-034",
                    "A comparison of a task that equals the one before is not recorded",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        private Comparison last;

                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            boolean own = t.kcov != null && t.kcov.t == t;
                            if (!own || !comparison.equals(last)) {
                                super.traceCmp(t, comparison);
                            }
                            last = comparison;
                        }
                    })),
            defect(
                    "same-pc-recorded-once",
                    "BUF-020",
                    "A PC that is the same as the one before is left out",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean own = checkKcovMode(KcovMode.TRACE_PC, t) && t.kcov.t == t;
                            boolean again = own
                                    && t.kcovArea[0] > 0
                                    && t.kcovArea[0] < 50
                                    && t.kcovArea[(int) t.kcovArea[0]] == ip;
                            if (!again) {
                                super.tracePc(t, ip);
                            }
                        }
                    })),
            defect(
                    "kernel-threads-recorded-for-their-callers",
                    "BUF-021",
                    "What a kernel thread does is recorded for the task that is enabled",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        private TaskStruct caller;

                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean own = t.kcov != null && t.kcov.t == t;
                            caller = own ? t : caller;
                            boolean thread =
                                    t.kcov == null && t.files.get(3) == null && !InstrumentedCode.isOfImage(ip);
                            super.tracePc(thread && caller != null && caller.kcov != null ? caller : t, ip);
                        }
                    })),
            defect(
                    "comparisons-marked-constant",
                    "CMP-030",
                    "All comparisons of a section are marked as constant",
                    inSections(comparison -> of(
                            comparison, comparison.type() | Comparison.CONST, comparison.arg1(), comparison.arg2()))),
            defect(
                    "constants-of-eight-bytes-not-marked",
                    "CMP-031",
                    "__sanitizer_cov_trace_const_cmp8() is that without const",
                    inSections(comparison -> comparison.type() == (Comparison.CONST | Comparison.size(3))
                            ? of(comparison, Comparison.size(3), comparison.arg1(), comparison.arg2())
                            : comparison)),
            defect(
                    "constant-is-second-operand",
                    "CMP-010",
                    "Of a comparison with a constant the operands are exchanged",
                    inSections(comparison -> (comparison.type() & Comparison.CONST) != 0
                            ? of(comparison, comparison.type(), comparison.arg2(), comparison.arg1())
                            : comparison)),
            defect(
                    "short-operands-sign-extended",
                    "CMP-032",
                    "Operands of 1 byte are passed as signed char",
                    inSections(comparison -> comparison.bytes() == 1
                            ? of(comparison, comparison.type(), (byte) comparison.arg1(), (byte) comparison.arg2())
                            : comparison)),
            defect(
                    "case-that-is-taken-left-out",
                    "CMP-033",
                    "A switch leaves no record for the case that is taken",
                    inSections(comparison ->
                            (comparison.type() & Comparison.CONST) != 0 && comparison.arg1() == comparison.arg2()
                                    ? null
                                    : comparison)),
            defect(
                    "operands-of-32-bits",
                    "CMP-034",
                    "A task's own operands of 8 bytes are cut to 32 bits",
                    ComparisonsDefects.comparisons(
                            (t, comparison) -> t.kcov != null && t.kcov.t == t && comparison.bytes() == 8
                                    ? of(
                                            comparison,
                                            comparison.type(),
                                            comparison.arg1() & 0xffff_ffffL,
                                            comparison.arg2() & 0xffff_ffffL)
                                    : comparison)));

    private KnownEntriesDefects() {}

    private static Fault inSections(UnaryOperator<Comparison> mistake) {
        return ComparisonsDefects.comparisons(
                (t, comparison) -> t.kcov != null && t.kcov.t != t ? mistake.apply(comparison) : comparison);
    }

    private static Comparison of(Comparison comparison, long type, long arg1, long arg2) {
        return new Comparison(type, arg1, arg2, comparison.ip());
    }
}
