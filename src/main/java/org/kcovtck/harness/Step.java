/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;

/** One thing that a task of a test did, in the order in which they ended. Tasks have the names that the calls show. */
public sealed interface Step {
    /** The task that did it. */
    String task();

    /** How a task comes to be. */
    enum Kind {
        PROCESS,
        PROCESS32,
        THREAD,
        FORK,
        CLONE_FILES
    }

    /** Made another task; a process of the test's is made by nobody. */
    record Made(String task, String other, Kind kind) implements Step {}

    record Executed(String task) implements Step {}

    record Exited(String task) implements Step {}

    /** Did something that no operations tell of. */
    record Unknown(String task, String what) implements Step {}

    /** A script, what came of it, and what the test then compared. */
    final class Performed implements Step {
        private final String task;
        private final List<Operation> script;
        private final List<Outcome> outcomes;
        private final List<Check> checks = new ArrayList<>();
        private boolean again;

        /** @param outcomes empty when it did not end */
        Performed(String task, List<Operation> script, List<Outcome> outcomes) {
            this.task = task;
            this.script = List.copyOf(script);
            this.outcomes = List.copyOf(outcomes);
        }

        @Override
        public String task() {
            return task;
        }

        public List<Operation> script() {
            return script;
        }

        public List<Outcome> outcomes() {
            return outcomes;
        }

        public List<Check> checks() {
            return checks;
        }

        /** Whether it is the last of several like it, done until something had happened. */
        public boolean again() {
            return again;
        }

        void add(Check check) {
            checks.add(check);
        }

        Performed asAgain() {
            again = true;
            return this;
        }

        /** Whether this is a look at one word, of which the test has not made anything. */
        boolean isGlance() {
            return checks.isEmpty()
                    && script.size() == 1
                    && script.get(0) instanceof Operation.Load load
                    && load.words() == 1;
        }
    }
}
