/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** The interrupts that run on top of a task (include/linux/preempt.h). */
final class PreemptCount {
    private int softirq;
    private int hardirq;

    /** {@code in_task()}. */
    boolean inTask() {
        return softirq == 0 && hardirq == 0;
    }

    /** {@code in_serving_softirq()}: also when a hardware interrupt has interrupted the softirq. */
    boolean inServingSoftirq() {
        return softirq != 0;
    }

    /** {@code in_hardirq()}. */
    boolean inHardirq() {
        return hardirq != 0;
    }

    /** A softirq interrupts what is here, and ends. */
    void inSoftirq(Runnable handler) {
        softirq++;
        handler.run();
        softirq--;
    }

    /** A hardware interrupt interrupts what is here, and ends. */
    void inHardirq(Runnable handler) {
        hardirq++;
        handler.run();
        hardirq--;
    }
}
