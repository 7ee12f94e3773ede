// SPDX-License-Identifier: GPL-2.0
/* Softirqs and hardware interrupts that come when a program wants them, and in the middle of what it wants. */
#include "compat.h"
#include "probe.h"

#define SOON (50 * NSEC_PER_USEC)
#define MAX_MISSES 1000

static void perform_block(struct flow *flow, const struct statement *block)
{
	loud();
	perform(flow, block + 1, block->inside);
	quiet();
}

static void softirq(struct tasklet_struct *tasklet)
{
	struct flow *flow = from_tasklet(flow, tasklet, tasklet);

	if (in_serving_softirq() && !in_hardirq() && current == flow->task)
		perform_block(flow, flow->softirq);
	else
		flow->error = -EIO;
}

/* The softirq runs where bottom halves are enabled again: here. */
void interrupt_by_softirq(struct flow *flow, const struct statement *block)
{
	flow->softirq = block;
	quiet();
	local_bh_disable();
	tasklet_schedule(&flow->tasklet);
	local_bh_enable();
	tasklet_kill(&flow->tasklet);
	loud();
}

static bool in_place(const struct flow *flow)
{
	return READ_ONCE(flow->waits) && in_hardirq() && current == flow->task &&
	       !!in_serving_softirq() == flow->above_softirq;
}

static enum hrtimer_restart hardirq(struct hrtimer *timer)
{
	struct flow *flow = container_of(timer, struct flow, timer);

	/* It may have come before the loop, or in the middle of another interrupt's softirq. */
	if (in_place(flow)) {
		perform(flow, flow->hardirq + 1, flow->hardirq->inside);
	} else if (++flow->misses < MAX_MISSES) {
		hrtimer_forward_now(timer, ns_to_ktime(SOON));
		return HRTIMER_RESTART;
	} else {
		flow->error = -EIO;
	}
	WRITE_ONCE(flow->hardirq, NULL);
	return HRTIMER_NORESTART;
}

/*
 * The timer interrupts the loop that waits for it. What the kernel does on the way into the interrupt and out of it is not
 * hidden: if it gets into the coverage of whom it interrupts, that is KCOV's fault.
 */
void interrupt_by_hardirq(struct flow *flow, const struct statement *block)
{
	preempt_disable();
	quiet();
	flow->above_softirq = in_serving_softirq();
	flow->misses = 0;
	WRITE_ONCE(flow->hardirq, block);
	hrtimer_start(&flow->timer, ns_to_ktime(SOON), HRTIMER_MODE_REL_PINNED_HARD);
	loud();
	WRITE_ONCE(flow->waits, true);
	while (READ_ONCE(flow->hardirq))
		cpu_relax();
	flow->waits = false;
	preempt_enable();
}

void init_flow(struct flow *flow, struct probe *probe)
{
	flow->probe = probe;
	tasklet_setup(&flow->tasklet, softirq);
	hrtimer_setup(&flow->timer, hardirq, CLOCK_MONOTONIC, HRTIMER_MODE_REL_PINNED_HARD);
}
