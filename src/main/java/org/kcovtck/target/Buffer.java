/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Store;

/** A kcov buffer mapped into a task: word 0 counts the entries, the entries follow. */
public record Buffer(Task task, long address, int words) {
    /** The same mapping in the hands of another task, which has to share it: a thread or a child. */
    public Buffer by(Task other) {
        return new Buffer(other, address, words);
    }

    /** Where a word stands. */
    public long addressOf(int word) {
        return address + (long) word * Long.BYTES;
    }

    public long word(int index) {
        return task.run(new Load(addressOf(index), 1)).required().words()[0];
    }

    public void store(int index, long value) {
        task.run(new Store(addressOf(index), value)).required();
    }

    /** Stores this value in all words from one (inclusive) to another (exclusive). */
    public void fill(int from, int to, long value) {
        task.run(new Fill(addressOf(from), to - from, value)).required();
    }

    /** Word 0, unsigned. */
    public long count() {
        return word(0);
    }

    /** Stores 0 in word 0. */
    public void reset() {
        store(0, 0);
    }

    /** All words, word 0 first, loaded without a system call between them. */
    public Coverage read() {
        return new Coverage(task.run(new Load(address, words)).required().words());
    }

    /** The PCs from one (inclusive) to another (exclusive), counted from 0, as if the buffer held no others. */
    public Coverage pcs(int from, int to) {
        return Coverage.ofPcs(
                task.run(new Load(addressOf(1 + from), to - from)).required().words());
    }

    /**
     * What the buffer holds after a reset and these operations, all in one script: the task makes no other system call,
     * so all that is there comes from them.
     */
    public Coverage coverageOf(Operation... operations) {
        List<Operation> script = new ArrayList<>();
        script.add(new Store(address, 0));
        script.addAll(List.of(operations));
        return contentsAfter(script);
    }

    /** What the buffer holds after these operations, all in one script, without a reset. */
    public Coverage contentsAfter(Operation... operations) {
        return contentsAfter(List.of(operations));
    }

    /**
     * Reads word 0 until it is not 0, which is how a section shows that it has ended.
     *
     * @return word 0, which is 0 only when the time is over
     */
    public long awaitCount(Duration atMost) {
        return awaitCountAbove(0, atMost);
    }

    /**
     * Reads word 0 until it is greater than this.
     *
     * @return word 0, which is not greater only when the time is over
     */
    public long awaitCountAbove(long floor, Duration atMost) {
        long end = System.nanoTime() + task.patience(atMost).toNanos();
        long count = count();
        while (count <= floor && System.nanoTime() < end) {
            count = count();
        }
        return count;
    }

    public Outcome unmap() {
        return task.run(new Munmap(address, (long) words * Long.BYTES));
    }

    private Coverage contentsAfter(List<Operation> operations) {
        List<Operation> script = new ArrayList<>(operations);
        script.add(new Load(address, words));
        List<Outcome> outcomes = task.run(script);
        return new Coverage(outcomes.get(outcomes.size() - 1).required().words());
    }
}
