/* SPDX-License-Identifier: Apache-2.0 */
/* Performs the operations of a script, back to back. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "task.h"

/* Whether what a call returns is how much it has written where its argument says. */
static int reads(uint64_t call)
{
	return call == CALL_READ || call == CALL_PREAD64 || call == CALL_RECVFROM;
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
	else if (reads(op->args[0]) && (uint64_t)value < out)
		out = value; /* most files are shorter than what is asked for */
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

static int64_t exec_anew(const struct task *task)
{
	char index[12], id[12], sequence[12];

	snprintf(index, sizeof(index), "%d", task->index);
	snprintf(id, sizeof(id), "%u", task->id);
	snprintf(sequence, sizeof(sequence), "%u", task->sequence);
	execl("/proc/self/exe", "kcov-tck-agent", "--task", index, id, sequence, (char *)NULL);
	return -errno;
}

static void end_thread(void)
{
#ifdef __SANITIZE_ADDRESS__
	pthread_exit(NULL); /* AddressSanitizer has to hear of it */
#else
	syscall(SYS_exit, 0); /* nothing but the kernel's own exit path */
#endif
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
		end_thread();
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

void run_script(struct task *task, const unsigned char *body, uint32_t length)
{
	struct script script = { body, length }, ahead = script;
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
