/* SPDX-License-Identifier: Apache-2.0 */
/* Makes frames: begins with one as it should be, and spoils it. */
#include <string.h>

#include "fuzz.h"

#define LONGEST (sizeof(struct frame) + MAX_BODY)
#define ANY_OF(state, array) ((array)[next_random(state) % (sizeof(array) / sizeof((array)[0]))])

uint64_t next_random(uint64_t *state) /* splitmix64 */
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static int one_in(uint64_t *state, int n)
{
	return next_random(state) % n == 0;
}

static uint64_t number(uint64_t *state)
{
	static const uint64_t edges[] = {
		0, 1, 7, 8, TASKS_PER_PROCESS, MAX_SCRATCH - 1, MAX_SCRATCH, MAX_SCRATCH + 1, MAX_RESULTS / 8 - 3,
		MAX_RESULTS / 8, MAX_RESULTS / 8 + 1, MAX_BODY, 0x7fffffff, 0x80000000, 0xffffffff, 1ull << 32,
		1ull << 61, 0x7fffffffffffffff, 0xfffffffffffffff8, ~0ull
	};

	return one_in(state, 4) ? ANY_OF(state, edges) : one_in(state, 2) ? next_random(state) : next_random(state) % 64;
}

static uint32_t add_operation(uint64_t *state, unsigned char *at)
{
	uint32_t blob = one_in(state, 8) ? next_random(state) % 300 : 0;
	struct operation op = { .code = next_random(state) % (OP_AWAIT + 2), .relocate = next_random(state), .blob = blob };

	for (int i = 0; i < 8; i++)
		op.args[i] = number(state);
	if (!one_in(state, 50)) /* large answers are tried, but rarely: they take long */
		op.args[op.code == OP_CALL ? 7 : 1] %= 1024;
	memcpy(at, &op, sizeof(op));
	for (uint32_t i = 0; i < padded(blob); i += 8)
		memcpy(at + sizeof(op) + i, &(uint64_t){ next_random(state) }, 8);
	return sizeof(op) + padded(blob);
}

static uint32_t make_script(uint64_t *state, unsigned char *body)
{
	uint32_t length = 0;
	int operations = one_in(state, 200) ? 150 : (int)(next_random(state) % 6);

	while (operations--)
		length += add_operation(state, body + length);
	return length;
}

static uint32_t spoil(uint64_t *state, unsigned char *body, uint32_t length)
{
	uint32_t blob = (uint32_t)number(state);

	switch (next_random(state) % 6) {
	case 0: /* cut */
		return length ? next_random(state) % length / 8 * 8 : 0;
	case 1: /* a blob that is longer than its script, or eats the next operation */
		if (length)
			memcpy(body + offsetof(struct operation, blob), &blob, sizeof(blob));
		return length;
	case 2: /* bits */
		for (int i = next_random(state) % 20; i >= 0 && length; i--)
			body[next_random(state) % length] ^= 1 << next_random(state) % 8;
		return length;
	case 3: /* noise */
		length = (one_in(state, 100) ? next_random(state) % MAX_BODY : next_random(state) % 400) / 8 * 8;
		for (uint32_t i = 0; i < length; i += 8)
			memcpy(body + i, &(uint64_t){ next_random(state) }, 8);
		return length;
	case 4: /* something behind it */
		memset(body + length, (int)next_random(state), 40);
		return length + 40;
	default:
		return length;
	}
}

/*
 * How many results the script has to have. What would end the task, or read from its own socket, becomes something else;
 * where a script is not read as operations nothing does.
 */
static int expect(unsigned char *body, uint32_t length)
{
	uint32_t at = 0;
	int results = 0;

	while (length - at >= sizeof(struct operation)) {
		struct operation op;

		memcpy(&op, body + at, sizeof(op));
		if (op.blob > length - at - sizeof(op))
			break;
		if ((op.code >= OP_EXEC && op.code <= OP_EXIT_GROUP) || op.code == OP_RECEIVE_DESCRIPTOR ||
		    op.code == OP_SEND_DESCRIPTOR)
			op.code = OP_STORE;
		memcpy(body + at, &op, sizeof(op));
		results++;
		at += sizeof(op) + padded(op.blob);
		if (at > length)
			break;
	}
	return results;
}

static uint32_t kind(uint64_t *state, int for_agent)
{
	static const uint32_t agents[] = { FRAME_SCRIPT, FRAME_SCRIPT, FRAME_SCRIPT, FRAME_NEW_PROCESS, FRAME_END_PROCESS,
					   FRAME_NEW_TASK, FRAME_PROGRAM, FRAME_NEW_PROCESS_32 };

	if (one_in(state, 20))
		return (uint32_t)number(state);
	return for_agent ? ANY_OF(state, agents) : FRAME_SCRIPT;
}

static uint32_t addressee(uint64_t *state)
{
	uint32_t task = next_random(state) % ((MAX_PROCESSES + 1) * TASKS_PER_PROCESS);

	return one_in(state, 20) ? (uint32_t)number(state) : one_in(state, 2) ? task / TASKS_PER_PROCESS * TASKS_PER_PROCESS : task;
}

static int is_answered_by_agent(uint32_t kind)
{
	return kind != FRAME_SCRIPT && kind != FRAME_NEW_TASK && kind != FRAME_PROGRAM;
}

static void add_frame(struct batch *batch, uint64_t *state, int for_agent)
{
	unsigned char *at = batch->bytes + batch->length, *body = at + sizeof(struct frame);
	struct frame frame = {
		.length = spoil(state, body, make_script(state, body)),
		.task = addressee(state),
		.sequence = batch->frames,
		.kind = kind(state, for_agent),
	};
	int results = expect(body, frame.length);

	if (frame.kind == FRAME_NEW_TASK && one_in(state, 2)) {
		frame.length = sizeof(uint64_t);
		memcpy(body, &(uint64_t){ number(state) % 10 }, sizeof(uint64_t));
	}
	batch->frame[batch->frames].sequence = frame.sequence;
	batch->frame[batch->frames].results = frame.kind == FRAME_NEW_TASK ? -1 : results;
	batch->frame[batch->frames++].answered = is_answered_by_agent(frame.kind);
	memcpy(at, &frame, sizeof(frame));
	batch->length += sizeof(frame) + frame.length;
}

void make_batch(struct batch *batch, uint64_t seed, int for_agent)
{
	static unsigned char bytes[(BATCH + 1) * LONGEST];
	uint64_t state = seed;

	*batch = (struct batch){ .bytes = bytes };
	while (batch->frames < BATCH)
		add_frame(batch, &state, for_agent);
	batch->too_long = one_in(&state, 2);
	if (batch->too_long) {
		uint32_t length = one_in(&state, 2) ? MAX_BODY + 8 + number(&state) % 0x7fff0000 : number(&state) | 1;

		memcpy(bytes + batch->length, &(struct frame){ .length = length }, sizeof(struct frame));
		batch->length += sizeof(struct frame);
	}
}
