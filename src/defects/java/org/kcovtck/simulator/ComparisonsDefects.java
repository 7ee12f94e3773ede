/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.behaviour;
import static org.kcovtck.simulator.Fault.callbacks;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.KcovCommand;

/** write_comp_data() gone wrong. */
final class ComparisonsDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "records-end-in-a-mark",
                    "CMP-001",
                    "The word behind the last record is set, so that readers find the end",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            super.traceCmp(t, comparison);
                            boolean room = checkKcovMode(KcovMode.TRACE_CMP, t)
                                    && Long.compareUnsigned(t.kcovArea[0], t.kcovArea.length / Comparison.WORDS - 1)
                                            < 0;
                            if (room && t.kcov.t == t) {
                                t.kcovArea[1 + (int) t.kcovArea[0] * Comparison.WORDS] = -1;
                            }
                        }
                    })),
            defect(
                    "raised-count-of-records-unheeded",
                    "CMP-002 BUF-013",
                    "The kernel goes on at its own count, if the task's is higher",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        private final Map<long[], Long> counts = new IdentityHashMap<>();

                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            long[] area = t.kcovArea;
                            if (checkKcovMode(KcovMode.TRACE_CMP, t)) {
                                area[0] = Math.min(area[0], counts.getOrDefault(area, 0L));
                            }
                            super.traceCmp(t, comparison);
                            if (area != null) {
                                counts.put(area, area[0]);
                            }
                        }
                    })),
            defect(
                    "cases-not-marked-constant",
                    "CMP-003",
                    "A switch does not pass KCOV_CMP_CONST",
                    ofSwitches((t, comparison) -> new Comparison(
                            comparison.type() & ~Comparison.CONST,
                            comparison.arg1(),
                            comparison.arg2(),
                            comparison.ip()))),
            defect(
                    "size-in-bytes-not-log2",
                    "CMP-004",
                    "KCOV_CMP_SIZE() is given the size and not its logarithm",
                    ofSwitches((t, comparison) -> new Comparison(
                            Comparison.CONST | (long) comparison.bytes() << 1,
                            comparison.arg1(),
                            comparison.arg2(),
                            comparison.ip()))),
            defect(
                    "operands-sign-extended",
                    "CMP-005",
                    "Operands are passed as int",
                    ofSwitches((t, comparison) -> new Comparison(
                            comparison.type(), (int) comparison.arg1(), (int) comparison.arg2(), comparison.ip()))),
            defect(
                    "operands-of-16-bits",
                    "CMP-006",
                    "Operands are passed as u16",
                    ofSwitches((t, comparison) -> new Comparison(
                            comparison.type(),
                            comparison.arg1() & 0xffff,
                            comparison.arg2() & 0xffff,
                            comparison.ip()))),
            defect(
                    "address-of-comparison-missing",
                    "CMP-007",
                    "A comparison that is inlined has no return address",
                    comparisons((t, comparison) -> comparison.ip() == InstrumentedCode.address("fdget")
                            ? new Comparison(comparison.type(), comparison.arg1(), comparison.arg2(), 0)
                            : comparison)),
            defect(
                    "part-of-a-record-written",
                    "CMP-008 CMP-013",
                    "What is left at the end of the buffer is filled with a part of a record",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            super.traceCmp(t, comparison);
                            long[] area = t.kcovArea;
                            boolean full = checkKcovMode(KcovMode.TRACE_CMP, t)
                                    && area[0] == (area.length - 1) / Comparison.WORDS;
                            if (full && area.length % Comparison.WORDS != 1) {
                                area[area.length - 1] = comparison.type();
                            }
                        }
                    })),
            defect(
                    "switch-records-one-case",
                    "CMP-009",
                    "A switch leaves the first case only",
                    comparisons((t, comparison) ->
                            isOfSwitch(comparison) && comparison.arg1() != KcovCommand.KCOV_INIT_TRACE.number()
                                    ? null
                                    : comparison)),
            defect(
                    "count-of-records-trusted",
                    "CMP-011",
                    "The count that the task has stored is multiplied unchecked",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean boundsComparisonCount() {
                            return false;
                        }
                    })),
            defect(
                    "cases-among-pcs",
                    "CMP-012",
                    "Cases of a switch are recorded in either mode",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            boolean known = Arrays.stream(KcovCommand.values())
                                    .anyMatch(command -> command.number() == comparison.arg2());
                            if (t.kcovMode == KcovMode.TRACE_PC && isOfSwitch(comparison) && !known) {
                                super.tracePc(t, comparison.arg1());
                            }
                            super.traceCmp(t, comparison);
                        }
                    })));

    private ComparisonsDefects() {}

    /** What a comparison is taken for; null: for none. */
    @FunctionalInterface
    interface Mistake {
        Comparison of(TaskStruct t, Comparison comparison);
    }

    static Fault comparisons(Mistake mistake) {
        return callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
            @Override
            void traceCmp(TaskStruct t, Comparison comparison) {
                Comparison taken = mistake.of(t, comparison);
                if (taken != null) {
                    super.traceCmp(t, taken);
                }
            }
        });
    }

    /** The switch over the commands of ioctl(), which is no section's. */
    private static Fault ofSwitches(Mistake mistake) {
        return comparisons((t, comparison) -> isOfSwitch(comparison) ? mistake.of(t, comparison) : comparison);
    }

    private static boolean isOfSwitch(Comparison comparison) {
        return comparison.ip() == InstrumentedCode.address("kcov_ioctl");
    }
}
