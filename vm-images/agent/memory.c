/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#include "agent.h"

static __thread sigjmp_buf *volatile on_fault;

/*
 * The signal mask is neither saved nor restored, and SA_NODEFER keeps the signal unblocked: a load or store must not be
 * a system call, or it would show up in the coverage.
 */
static void fault(int signal)
{
	if (on_fault)
		siglongjmp(*on_fault, 1);
	_Exit(128 + signal);
}

void catch_faults(void)
{
	struct sigaction action = { .sa_handler = fault, .sa_flags = SA_NODEFER };

	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
}

int64_t load_words(uint64_t address, uint64_t words, unsigned char *out)
{
	const volatile uint64_t *from = (const volatile uint64_t *)(uintptr_t)address;
	uint64_t *to = (uint64_t *)out;
	sigjmp_buf here;

	if (sigsetjmp(here, 0)) {
		on_fault = NULL;
		return -EFAULT;
	}
	on_fault = &here;
	/* Upwards, so that the count is read before the entries that it counts. */
	for (uint64_t i = 0; i < words; i++)
		to[i] = from[i];
	on_fault = NULL;
	return (int64_t)words;
}

#define TURNS (1 << 20) /* between two looks at the clock */
#define PATIENCE 4 /* seconds; less than others wait at a barrier for who waits here */

static __attribute__((noinline)) int64_t load_until_changed(const volatile uint64_t *at, uint64_t value, uint64_t *word)
{
	struct timespec now;
	time_t end = 0;

	for (;;) {
		for (int i = 0; i < TURNS; i++) {
			*word = *at;
			if (*word != value)
				return 0;
		}
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (end == 0)
			end = now.tv_sec + PATIENCE;
		if (now.tv_sec > end)
			return -ETIMEDOUT;
	}
}

int64_t await_word(uint64_t address, uint64_t value, unsigned char *out)
{
	sigjmp_buf here;
	int64_t result;

	if (sigsetjmp(here, 0)) {
		on_fault = NULL;
		return -EFAULT;
	}
	on_fault = &here;
	result = load_until_changed((const volatile uint64_t *)(uintptr_t)address, value, (uint64_t *)out);
	on_fault = NULL;
	return result;
}

/* On its own, so that what a fault jumps over is in no register of the one that it jumps to. */
static __attribute__((noinline)) void store_all(volatile uint64_t *to, uint64_t words, uint64_t value)
{
	for (uint64_t i = 0; i < words; i++)
		to[i] = value;
}

int64_t store_words(uint64_t address, uint64_t words, uint64_t value)
{
	sigjmp_buf here;

	if (sigsetjmp(here, 0)) {
		on_fault = NULL;
		return -EFAULT;
	}
	on_fault = &here;
	store_all((volatile uint64_t *)(uintptr_t)address, words, value);
	on_fault = NULL;
	return 0;
}

unsigned char *map_memory(size_t length)
{
	void *at = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		abort();
	return at;
}
