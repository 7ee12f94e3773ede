/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Task;

/**
 * A task that is there for a moment in each round of a race: it does one thing, and exits when another task of its
 * process lets it.
 *
 * @param done the address of a word that it sets when it has done that
 * @param go the address of a word that another sets to let it exit
 */
record PassingTask(long done, long go) {
    /** With its words in this task's memory. */
    static PassingTask in(Task task) {
        long address = Pages.of(task, 1).address();
        return new PassingTask(address, address + Long.BYTES);
    }

    /** What has to be done before each round. */
    Operation reset() {
        return new Fill(done, 2, 0);
    }

    /** The task itself: a child that does this. */
    Operation[] doing(Operation operation) {
        return new Operation[] {new Vfork(3), operation, new Store(done, 1), new Await(go, 0)};
    }

    Operation awaitDone() {
        return new Await(done, 0);
    }

    Operation letExit() {
        return new Store(go, 1);
    }
}
