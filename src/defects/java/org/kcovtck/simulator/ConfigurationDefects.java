/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.files;

import java.util.List;
import org.kcovtck.abi.Comparison;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Probe;

/** A kernel that was built in a wrong way. */
final class ConfigurationDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "compiler-too-old",
                    "CFG-002",
                    "The kernel is built by a GCC that cannot instrument it",
                    files((kernel, files) -> files.add(
                            "/proc/version", flags -> new TextFile(() -> "Linux version 7.3.0-sim (gcc 5.4.0)\n")))),
            defect(
                    "comparisons-of-constants-only",
                    "DOC-006",
                    "__sanitizer_cov_trace_cmp8() is empty for want of its prototype",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            if (comparison.type() != Comparison.size(3)) {
                                super.traceCmp(t, comparison);
                            }
                        }
                    })),
            defect(
                    "softirq-areas-too-small",
                    "CFG-005",
                    "CONFIG_KCOV_IRQ_AREA_SIZE has no least value",
                    files((kernel, files) -> files.add(Probe.IRQ_AREA_PATH, flags -> new TextFile(() -> 0x40 + "\n")))),
            defect(
                    "scheduler-instrumented",
                    "CFG-007",
                    "The scheduler's Makefile lacks KCOV_INSTRUMENT := n",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        boolean isInstrumented(Operation operation) {
                            return true;
                        }
                    })));

    private ConfigurationDefects() {}
}
