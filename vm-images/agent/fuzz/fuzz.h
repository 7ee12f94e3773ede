/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KCOVTCK_FUZZ_H
#define KCOVTCK_FUZZ_H

#include "../agent.h"

#define BATCH 1000 /* frames that one process gets */

/* frames.c: frames that nobody should send, and how they have to be answered. */
struct batch {
	unsigned char *bytes;
	size_t length;
	int frames;
	int too_long; /* whether the last one is not taken, and ends whoever reads it */
	struct {
		uint32_t sequence;
		int results; /* -1: not a script for a task */
		int answered; /* 1: by the agent itself, whatever it makes of the frame */
	} frame[BATCH];
};

/* Always the same batch for the same seed. For a task, or for the agent, which passes most of them on. */
void make_batch(struct batch *batch, uint64_t seed, int for_agent);
uint64_t next_random(uint64_t *state);

/* stubs.c: what a task says unasked, in the next process that is made. */
void seed_stubs(uint64_t seed);

#endif
