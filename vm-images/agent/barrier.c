/* SPDX-License-Identifier: Apache-2.0 */
/* Where tasks wait for each other, so that what they do next, they do at the same time. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <time.h>

#include "agent.h"

/* Waiting this long without a system call is enough when each task has a processor of its own. */
#define TURNS 2000
#define PATIENCE 10 /* seconds */

/* In memory that every process under test inherits. */
static struct barrier {
	atomic_uint arrived;
	atomic_uint opened; /* how many times */
} *barrier;

void make_barrier(void)
{
	void *at = mmap(NULL, sizeof(*barrier), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	barrier = at == MAP_FAILED ? NULL : at;
}

void clear_barrier(void)
{
	if (barrier)
		atomic_store(&barrier->arrived, 0);
}

static void turn(uint64_t times)
{
	for (volatile uint64_t i = 0; i < times; i++)
		;
}

static int wait_for(unsigned int opened)
{
	time_t end = 0;
	struct timespec now;

	for (int i = 0; i < TURNS; i++)
		if (atomic_load(&barrier->opened) != opened)
			return 0;
	/* The others may wait for this processor. */
	while (atomic_load(&barrier->opened) == opened) {
		sched_yield();
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (end == 0)
			end = now.tv_sec + PATIENCE;
		if (now.tv_sec > end)
			return -ETIMEDOUT;
	}
	return 0;
}

int64_t meet(uint64_t tasks, uint64_t delay)
{
	unsigned int opened;
	int error = 0;

	if (!barrier)
		return -ENXIO;
	opened = atomic_load(&barrier->opened);
	if (atomic_fetch_add(&barrier->arrived, 1) + 1 == tasks) {
		atomic_store(&barrier->arrived, 0);
		atomic_fetch_add(&barrier->opened, 1);
	} else {
		error = wait_for(opened);
	}
	turn(delay);
	return error;
}
