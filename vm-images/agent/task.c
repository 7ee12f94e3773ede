/* SPDX-License-Identifier: Apache-2.0 */
/* A task under test: reads scripts from its socket, and has them performed. */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "task.h"

#define TOUCHED (12u << 10)

/*
 * What most scripts need is touched now, so that no page fault of the agent's own shows up in the coverage of a task
 * under test. The rest is not: a process is made for every test, and its memory is half of what that costs.
 */
static void allocate(struct task *task)
{
	size_t length = IN_SIZE + OUT_SIZE + MAX_SCRATCH, page = sysconf(_SC_PAGESIZE);

	length = (length + page - 1) / page * page;
	task->in = map_memory(length + page);
	task->out = task->in + IN_SIZE;
	task->scratch = task->in + length - MAX_SCRATCH;
	mprotect(task->in + length, page, PROT_NONE);
	memset(task->out, 0, TOUCHED);
	memset(task->scratch + MAX_SCRATCH - TOUCHED, 0, TOUCHED);
}

/* The socket of the task that the next script makes goes where that task will look for it. */
static void place_socket(struct task *task, const unsigned char *body)
{
	uint32_t index;

	memcpy(&index, body, sizeof(index));
	if (task->received < 0 || index >= TASKS_PER_PROCESS)
		return;
	dup2(task->received, TASK_SOCKET((int)index));
	if (task->received != TASK_SOCKET((int)index))
		close(task->received);
	task->received = -1;
}

/* Runs the whole frames in task->in and keeps the rest. */
static void run_frames(struct task *task)
{
	size_t at = 0;

	while (task->filled - at >= sizeof(struct frame)) {
		struct frame frame;

		memcpy(&frame, task->in + at, sizeof(frame));
		if (!is_length(frame.length)) {
			flush(task);
			_exit(2);
		}
		if (task->filled - at - sizeof(frame) < frame.length)
			break;
		task->id = frame.task;
		task->sequence = frame.sequence;
		if (frame.kind == FRAME_NEW_TASK)
			place_socket(task, task->in + at + sizeof(frame));
		else
			run_script(task, task->in + at + sizeof(frame), frame.length);
		at += sizeof(frame) + frame.length;
	}
	memmove(task->in, task->in + at, task->filled - at);
	task->filled -= at;
	flush(task);
}

void serve_task(struct task_start start)
{
	struct task task = { .index = start.index, .received = -1, .id = start.exec_task, .sequence = start.exec_sequence };

	allocate(&task);
	if (start.after_exec) {
		begin_answer(&task);
		finish(&task, 0, 0);
		end_answer(&task);
		flush(&task);
	}
	for (;;) {
		ssize_t n = receive_some(TASK_SOCKET(task.index), task.in + task.filled, IN_SIZE - task.filled,
					 &task.received);

		if (n <= 0)
			_exit(0);
		task.filled += n;
		run_frames(&task);
	}
}
