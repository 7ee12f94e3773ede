/* SPDX-License-Identifier: Apache-2.0 */
/* What a task tells the client: an answer for each script, a result for each operation. */
#include <string.h>
#include <unistd.h>

#include "task.h"

/* Several answers in one write: a client that sends without waiting costs one wake-up, not one for each. */
void flush(struct task *task)
{
	if (write_all(TASK_SOCKET(task->index), task->out, task->answer))
		_exit(0);
	task->answer = 0;
}

void begin_answer(struct task *task)
{
	if (OUT_SIZE - task->answer < sizeof(struct frame) + MAX_RESULTS)
		flush(task);
	task->used = task->answer + sizeof(struct frame);
}

void end_answer(struct task *task)
{
	struct frame frame = {
		.length = task->used - task->answer - sizeof(frame),
		.task = task->id,
		.sequence = task->sequence,
		.kind = FRAME_SCRIPT,
	};

	memcpy(task->out + task->answer, &frame, sizeof(frame));
	task->answer = task->used;
}

size_t room(const struct task *task)
{
	return task->answer + sizeof(struct frame) + MAX_RESULTS - task->used - task->reserved;
}

void finish(struct task *task, int64_t value, uint32_t blob)
{
	struct result result = { .value = value, .blob = blob };

	memcpy(task->out + task->used, &result, sizeof(result));
	task->used += sizeof(result) + padded(blob);
}
