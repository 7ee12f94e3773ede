/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;

/**
 * Performs scripts, each when somebody waits for it, as if its task had had no processor before; others go on when that
 * one waits for them. So what is sent at the same time is always interleaved in the same way.
 */
final class Scripts {
    private final KcovDevice device;
    private final SystemCalls calls;
    private final List<Script> begun = new ArrayList<>();

    Scripts(KcovDevice device, SystemCalls calls) {
        this.device = device;
        this.calls = calls;
    }

    Script begin(TaskStruct task, long pid, List<Operation> operations) {
        Script script = new Script(device, calls, task, pid, operations);
        begun.add(script);
        return script;
    }

    List<Outcome> finish(Script script) {
        while (!script.hasEnded()) {
            Script next = isReady(script) ? script : anyReady();
            next.runUntilItWaits();
            if (next.hasEnded()) {
                begun.remove(next);
            } else if (next.barrier() != null) {
                openBarrier(next.barrier().tasks());
            }
        }
        return script.outcomes();
    }

    /** Whether it does not wait, neither for other tasks nor for an earlier script of its own. */
    private boolean isReady(Script script) {
        return !script.isWaiting() && firstOf(script.task()) == script;
    }

    private Script firstOf(TaskStruct task) {
        for (Script script : begun) {
            if (script.task() == task) {
                return script;
            }
        }
        throw new IllegalStateException("nobody waits for a script that has ended");
    }

    private Script anyReady() {
        return begun.stream()
                .filter(this::isReady)
                .findFirst()
                .orElseThrow(() -> new BrokenException(
                        "all tasks wait: not all have come to the barrier, or nobody changes a word"));
    }

    private void openBarrier(int tasks) {
        List<Script> waiting =
                begun.stream().filter(script -> script.barrier() != null).toList();
        if (waiting.size() == tasks) {
            waiting.forEach(Script::passBarrier);
        }
    }
}
