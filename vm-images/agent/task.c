/* SPDX-License-Identifier: Apache-2.0 */
/* A task under test: reads scripts from its socket, performs their operations back to back, answers. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

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

#define TOUCHED (12u << 10)

static pthread_t threads[TASKS_PER_PROCESS];

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

/* Several answers in one write: a client that sends without waiting costs one wake-up, not one for each. */
static void flush(struct task *task)
{
	if (write_all(TASK_SOCKET(task->index), task->out, task->answer))
		_exit(0);
	task->answer = 0;
}

static void begin_answer(struct task *task)
{
	if (OUT_SIZE - task->answer < sizeof(struct frame) + MAX_RESULTS)
		flush(task);
	task->used = task->answer + sizeof(struct frame);
}

static void end_answer(struct task *task)
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

static size_t room(const struct task *task)
{
	return task->answer + sizeof(struct frame) + MAX_RESULTS - task->used - task->reserved;
}

/* Appends a result; its blob, if any, already stands behind it. */
static void finish(struct task *task, int64_t value, uint32_t blob)
{
	struct result result = { .value = value, .blob = blob };

	memcpy(task->out + task->used, &result, sizeof(result));
	task->used += sizeof(result) + padded(blob);
}

static void call(struct task *task, const struct operation *op, const unsigned char *blob)
{
	uint64_t a[6], out = op->args[7];
	uint32_t size = op->blob > out ? op->blob : out;
	unsigned char *base = task->scratch + MAX_SCRATCH - size;
	int64_t value;

	if (op->blob > MAX_SCRATCH || out > MAX_SCRATCH || room(task) < sizeof(struct result) + padded(out)) {
		finish(task, -ENOBUFS, 0);
		return;
	}
	memcpy(base, blob, op->blob);
	for (int i = 0; i < 6; i++)
		a[i] = op->args[1 + i] + (op->relocate >> i & 1 ? (uintptr_t)base : 0);
	value = system_call(op->args[0], a);
	if (value < 0)
		out = 0;
	memcpy(task->out + task->used + sizeof(struct result), base, out);
	finish(task, value, out);
}

static void load(struct task *task, const struct operation *op)
{
	uint64_t words = op->args[1];
	int64_t value = -ENOBUFS;

	if (words <= MAX_RESULTS / 8 && room(task) >= sizeof(struct result) + words * 8)
		value = load_words(op->args[0], words, task->out + task->used + sizeof(struct result));
	finish(task, value, value < 0 ? 0 : words * 8);
}

static void await(struct task *task, const struct operation *op)
{
	int64_t value = -ENOBUFS;

	if (room(task) >= sizeof(struct result) + sizeof(uint64_t))
		value = await_word(op->args[0], op->args[1], task->out + task->used + sizeof(struct result));
	finish(task, value, value < 0 ? 0 : sizeof(uint64_t));
}

static void *thread_main(void *argument)
{
	serve_task((struct task_start){ .index = (int)(intptr_t)argument });
}

static int64_t start_thread(uint64_t index)
{
	int error;

	if (index == 0 || index >= TASKS_PER_PROCESS || threads[index])
		return -EINVAL;
	error = pthread_create(&threads[index], NULL, thread_main, (void *)(intptr_t)index);
	if (error)
		threads[index] = 0;
	return -error;
}

static int64_t join(uint64_t index)
{
	int64_t child = join_child(index);
	int error;

	if (child != -ESRCH)
		return child;
	if (index == 0 || index >= TASKS_PER_PROCESS || !threads[index])
		return -ESRCH;
	error = pthread_join(threads[index], NULL);
	if (!error)
		threads[index] = 0;
	return -error;
}

static int64_t exec_anew(const struct task *task)
{
	char index[12], id[12], sequence[12];

	snprintf(index, sizeof(index), "%d", task->index);
	snprintf(id, sizeof(id), "%u", task->id);
	snprintf(sequence, sizeof(sequence), "%u", task->sequence);
	execl("/proc/self/exe", "kcov-tck-agent", "--task", index, id, sequence, (char *)NULL);
	return -errno;
}

static int64_t receive_descriptor(uint64_t socket)
{
	char byte;
	int descriptor = -1;
	ssize_t n = receive_some((int)socket, &byte, 1, &descriptor);

	return n < 0 ? -errno : descriptor < 0 ? -ENOMSG : descriptor;
}

static void perform(struct task *task, const struct operation *op, const unsigned char *blob)
{
	switch (op->code) {
	case OP_CALL:
		call(task, op, blob);
		return;
	case OP_LOAD:
		load(task, op);
		return;
	case OP_STORE:
		finish(task, store_words(op->args[0], 1, op->args[1]), 0);
		return;
	case OP_AWAIT:
		await(task, op);
		return;
	case OP_FILL:
		finish(task, store_words(op->args[0], op->args[1], op->args[2]), 0);
		return;
	case OP_THREAD:
		finish(task, start_thread(op->args[0]), 0);
		return;
	case OP_FORK:
		finish(task, start_child(op->args[0], op->args[1]), 0);
		return;
	case OP_EXEC:
		finish(task, exec_anew(task), 0);
		return;
	case OP_EXIT:
		flush(task);
		syscall(SYS_exit, 0); /* not pthread_exit: nothing but the kernel's own exit path */
		return;
	case OP_EXIT_GROUP:
		flush(task);
		_exit((int)op->args[0]);
	case OP_JOIN:
		finish(task, join(op->args[0]), 0);
		return;
	case OP_BARRIER:
		finish(task, meet(op->args[0], op->args[1]), 0);
		return;
	case OP_SEND_DESCRIPTOR:
		finish(task, send_with_descriptor((int)op->args[0], "", 1, (int)op->args[1]) ? -errno : 0, 0);
		return;
	case OP_RECEIVE_DESCRIPTOR:
		finish(task, receive_descriptor(op->args[0]), 0);
		return;
	case OP_CATCH:
		finish(task, catch_signal(op->args[0]), 0);
		return;
	default:
		finish(task, -ENOSYS, 0);
	}
}

/* What is left of a script. */
struct script {
	const unsigned char *body;
	uint32_t length;
};

/* The first operation, or NULL at the end; the script begins after it then. */
static const struct operation *next_operation(struct script *script)
{
	const struct operation *op = (const struct operation *)script->body;
	uint32_t whole;

	if (script->length < sizeof(*op) || op->blob > script->length - sizeof(*op))
		return NULL;
	whole = sizeof(*op) + padded(op->blob);
	if (whole > script->length)
		whole = script->length;
	script->body += whole;
	script->length -= whole;
	return op;
}

/* The next operation of the script, for a child that shares this task's memory and so its answer, too. */
struct childs_part {
	struct task *task;
	struct script *script;
	uint64_t operations;
};

static void perform_childs_part(void *argument)
{
	struct childs_part *part = argument;
	const struct operation *op;

	while (part->operations > 0 && (op = next_operation(part->script))) {
		part->operations--;
		part->task->reserved -= sizeof(struct result);
		if ((op->code >= OP_THREAD && op->code <= OP_JOIN) || op->code == OP_VFORK)
			finish(part->task, -EINVAL, 0);
		else
			perform(part->task, op, (const unsigned char *)(op + 1));
	}
}

static void vfork_part(struct task *task, const struct operation *op, struct script *script)
{
	struct childs_part part = { .task = task, .script = script, .operations = op->args[0] };
	size_t at = task->used;
	struct result own = { 0 };

	finish(task, 0, 0); /* before those of the child; the pid is known after them */
	own.value = run_vforked(perform_childs_part, &part);
	memcpy(task->out + at, &own, sizeof(own));
	for (; part.operations > 0 && next_operation(script); part.operations--) {
		task->reserved -= sizeof(struct result);
		finish(task, -ECANCELED, 0);
	}
}

static void run_script(struct task *task, struct script script)
{
	struct script ahead = script;
	const struct operation *op;

	begin_answer(task);
	task->reserved = 0;
	while (next_operation(&ahead))
		task->reserved += sizeof(struct result);
	while ((op = next_operation(&script))) {
		task->reserved -= sizeof(struct result);
		if (op->code == OP_VFORK)
			vfork_part(task, op, &script);
		else
			perform(task, op, (const unsigned char *)(op + 1));
	}
	end_answer(task);
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
		if (frame.length > MAX_BODY)
			_exit(2);
		if (task->filled - at - sizeof(frame) < frame.length)
			break;
		task->id = frame.task;
		task->sequence = frame.sequence;
		if (frame.kind == FRAME_NEW_TASK)
			place_socket(task, task->in + at + sizeof(frame));
		else
			run_script(task, (struct script){ task->in + at + sizeof(frame), frame.length });
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
