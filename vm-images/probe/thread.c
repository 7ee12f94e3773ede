// SPDX-License-Identifier: GPL-2.0
/* The kernel thread of an open file. Between two statements it neither waits nor wakes, except where it is held. */
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/sched/task.h>

#include "probe.h"

/* Called by the thread: says that it pauses, and sleeps until it may go on. */
static void pause(struct thread *thread)
{
	quiet();
	complete(&thread->paused);
	for (;;) {
		quiet();
		set_current_state(TASK_IDLE);
		if (smp_load_acquire(&thread->go) || smp_load_acquire(&thread->end))
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	thread->go = false;
	loud();
}

/* A task that ends in the middle of a section would be a warning, and the section's descriptor would stay for good. */
static void leave_sections(struct flow *flow)
{
	static const struct statement stop_in_softirq[] = { { .kind = IN_SOFTIRQ, .inside = 1 }, { .kind = STOP } };

	if (current->kcov_area && current->kcov_area == flow->sections[1].area)
		interrupt_by_softirq(flow, stop_in_softirq);
	if (current->kcov_area)
		stop_section(flow);
}

static int run(void *data)
{
	struct probe *probe = data;
	struct thread *thread = &probe->thread;

	for (;;) {
		pause(thread);
		if (!thread->block)
			break;
		perform(&thread->flow, thread->block + 1, thread->block->inside);
		thread->block = NULL;
	}
	leave_sections(&thread->flow);
	return 0;
}

/* Lets the thread go on, and waits until it pauses again. */
static void go_on(struct thread *thread)
{
	quiet();
	smp_store_release(&thread->go, true);
	wake_up_process(thread->task);
	wait_for_completion(&thread->paused);
	if (!thread->block) {
		put_program(thread->program);
		thread->program = NULL;
	}
	loud();
}

void run_in_thread(struct probe *probe, const struct statement *block)
{
	struct thread *thread = &probe->thread;

	refcount_inc(&probe->program->users);
	thread->program = probe->program;
	thread->block = block;
	go_on(thread);
}

void hold_thread(struct probe *probe)
{
	pause(&probe->thread);
}

void let_go(struct probe *probe)
{
	go_on(&probe->thread);
}

int make_thread(struct probe *probe)
{
	struct thread *thread = &probe->thread;
	struct task_struct *task;

	task = kthread_create(run, probe, "kcov_tck_probe");
	if (IS_ERR(task))
		return PTR_ERR(task);
	/* It may have ended before end_thread() waits for that. */
	get_task_struct(task);
	init_completion(&thread->paused);
	init_flow(&thread->flow, probe);
	thread->flow.task = task;
	thread->task = task;
	wake_up_process(task);
	wait_for_completion(&thread->paused);
	return 0;
}

/* Waits until the thread has gone through what it had still to do. */
void end_thread(struct probe *probe)
{
	struct thread *thread = &probe->thread;

	if (!thread->task)
		return;
	smp_store_release(&thread->end, true);
	kthread_stop(thread->task);
	put_task_struct(thread->task);
	if (thread->program)
		put_program(thread->program);
}
