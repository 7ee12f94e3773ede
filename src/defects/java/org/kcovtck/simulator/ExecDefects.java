/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.calls;

import java.util.List;
import java.util.stream.IntStream;

/** execve gone wrong. */
final class ExecDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "exec-pauses-collection",
                    "LIFE-007",
                    "Since the mapping is gone after execve, so is the task's mode",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        void exec(TaskStruct t) {
                            t.kcovMode = KcovMode.DISABLED;
                            super.exec(t);
                        }
                    })),
            defect(
                    "exec-leaves-descriptor-behind",
                    "LIFE-027",
                    "execve clears the task's fields and does not disable",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        void exec(TaskStruct t) {
                            if (t.kcov != null) {
                                t.reset();
                            }
                            super.exec(t);
                        }
                    })),
            defect(
                    "close-on-exec-frees-task",
                    "LIFE-028",
                    "A task whose descriptor execve closes has none",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        void exec(TaskStruct t) {
                            super.exec(t);
                            boolean open = IntStream.range(0, 20)
                                    .mapToObj(t.files::get)
                                    .anyMatch(file -> file instanceof KcovOpenFile each && each.kcov == t.kcov);
                            if (t.kcov != null && !open) {
                                t.reset();
                            }
                        }
                    })),
            defect(
                    "exec-frees-handles",
                    "LIFE-014",
                    "execve ends remote coverage",
                    (profile, comparisons) -> new KernelParts(profile, comparisons) {
                        @Override
                        SystemCalls calls(FileSystem files, InstrumentedCode code) {
                            return new SystemCalls(files, code) {
                                @Override
                                void exec(TaskStruct t) {
                                    if (t.kcovRemote != null) {
                                        kcov.device.disable(t, t.kcovRemote, 0);
                                    }
                                    super.exec(t);
                                }
                            };
                        }
                    }),
            defect(
                    "exec-clears-common-handle",
                    "LIFE-029 COM-013",
                    "execve sets the common handle to 0",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        void exec(TaskStruct t) {
                            t.kcovHandle = 0;
                            super.exec(t);
                        }
                    })));

    private ExecDefects() {}
}
