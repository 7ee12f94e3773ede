/* SPDX-License-Identifier: GPL-2.0 */
#ifndef KCOVTCK_PROBE_H
#define KCOVTCK_PROBE_H

#include <linux/completion.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/kcov.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/sched.h>
#include <linux/types.h>

#define MAX_PROGRAM (16 << 10) /* bytes of text */
#define MAX_TIMES (1 << 24)
#define MAX_CASES 8

enum context { CALLER, THREAD, SOFTIRQ, HARDIRQ };

enum kind {
	START,
	START_COMMON,
	STOP,
	PC,
	CMP,
	CONST_CMP,
	SWITCH,
	COMMON,
	IN_THREAD,
	IN_SOFTIRQ,
	IN_HARDIRQ,
	HOLD,
	RELEASE,
};

struct statement {
	enum kind kind;
	unsigned int inside; /* a block: how many statements it has */
	u64 args[3];	     /* as they are written */
	u64 cases[2 + MAX_CASES]; /* a switch: number of cases, bits of the value, cases */
};

struct program {
	refcount_t users; /* who has written it, and the thread that performs a block of it */
	bool has_thread;
	unsigned int holds; /* that the thread will still have before it when the program has ended */
	unsigned int count;
	struct statement statements[];
};

struct section {
	u64 *area; /* where KCOV collects it, or has; word 0 is the count */
	u64 count; /* after the last callback */
};

/* A task that performs statements, and what interrupts it to perform some. */
struct flow {
	struct probe *probe;
	struct task_struct *task;
	struct section sections[2]; /* of the task, and of a softirq that interrupts it */
	int error; /* -EIO: a block has not found the context that it should interrupt */
	struct tasklet_struct tasklet;
	const struct statement *softirq; /* the block that the tasklet performs */
	struct hrtimer timer;
	const struct statement *hardirq; /* the block that the timer performs, until it has */
	bool waits; /* in the loop that the timer is to interrupt */
	bool above_softirq;
	unsigned int misses;
};

/* The kernel thread of an open file. */
struct thread {
	struct task_struct *task; /* NULL: not needed yet */
	struct flow flow;
	struct program *program; /* that has the block */
	const struct statement *block; /* NULL: it has ended */
	struct completion paused; /* the thread has ended the block, or is held in it */
	bool go;
	bool end;
};

/* An open file. */
struct probe {
	struct mutex lock; /* one program at a time */
	struct program *program;
	struct flow caller;
	struct thread thread;
	unsigned int holds; /* that the thread still has before it; not 0: it is held */
	u64 common;
};

/*
 * What the kernel does between the two for the probe's sake is in nobody's coverage: KCOV sees a task in the middle of
 * a context switch. If the task is in fact switched, it is over.
 */
static inline void quiet(void)
{
	kcov_prepare_switch(current);
	barrier();
}

static inline void loud(void)
{
	barrier();
	kcov_finish_switch(current);
}

/* parse.c */
struct program *parse(char *text, size_t length, unsigned int holds);
void put_program(struct program *program);

/* perform.c */
void perform(struct flow *flow, const struct statement *statement, unsigned int count);

/* section.c */
void start_section(struct flow *flow, u64 handle);
void stop_section(struct flow *flow);
void call_back(struct flow *flow, const struct statement *statement);

/* callbacks.c */
void call(const struct statement *statement, u64 times);

/* interrupt.c */
void init_flow(struct flow *flow, struct probe *probe);
void interrupt_by_softirq(struct flow *flow, const struct statement *block);
void interrupt_by_hardirq(struct flow *flow, const struct statement *block);

/* thread.c */
int make_thread(struct probe *probe);
void end_thread(struct probe *probe);
void run_in_thread(struct probe *probe, const struct statement *block);
void hold_thread(struct probe *probe);
void let_go(struct probe *probe);

#endif
