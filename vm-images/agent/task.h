/* SPDX-License-Identifier: Apache-2.0 */
/* What a task under test has. */
#ifndef KCOVTCK_TASK_H
#define KCOVTCK_TASK_H

#include "agent.h"

struct task {
	int index;
	int received; /* the socket of the next task that this one makes, or -1 */
	uint32_t id;
	uint32_t sequence;
	unsigned char *in;	/* frames as they arrive */
	size_t filled;
	unsigned char *out;	/* answers on their way: struct frame, then results, each */
	size_t answer;		/* where the one under way begins */
	size_t used;
	size_t reserved;	/* bytes for the results of the operations that follow, so that each is answered */
	unsigned char *scratch; /* MAX_SCRATCH bytes, then a page that is not mapped */
};

#define IN_SIZE (sizeof(struct frame) + MAX_BODY)
#define OUT_SIZE (2 * (sizeof(struct frame) + MAX_RESULTS))

/* answer.c: sends the answers that are complete. */
void flush(struct task *task);
void begin_answer(struct task *task);
void end_answer(struct task *task);
/* Bytes for the next result and its blob. */
size_t room(const struct task *task);
/* Appends a result; its blob, if any, already stands behind it. */
void finish(struct task *task, int64_t value, uint32_t blob);

/* script.c: performs a script and answers it. */
void run_script(struct task *task, const unsigned char *body, uint32_t length);

#endif
