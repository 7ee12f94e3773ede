/* SPDX-License-Identifier: Apache-2.0 */
/* Stands for what a script does to the kernel and to its own process: whatever it says, nothing comes of it. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../task.h"
#include "fuzz.h"

#define NOBODY 0x3fffffff /* no process has this number */

static uint64_t state;
static unsigned char *memory;
static size_t mapped;

void seed_stubs(uint64_t seed)
{
	state = seed;
}

unsigned char *map_memory(size_t length)
{
	mapped = length;
	memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return memory;
}

/* The parts of a task's memory lie side by side, so no sanitizer sees when one runs over into the next. */
static void fill_answer(unsigned char *out, size_t length)
{
	if (out < memory + IN_SIZE || length > OUT_SIZE || out + length > memory + IN_SIZE + OUT_SIZE)
		abort();
	memset(out, 0x5a, length);
}

int64_t system_call(uint64_t call, const uint64_t a[6])
{
	(void)call;
	(void)a;
	return next_random(&state) % 2 ? -EIO : 5;
}

int64_t load_words(uint64_t address, uint64_t words, unsigned char *out)
{
	if (address % 2)
		return -EFAULT;
	fill_answer(out, words * 8);
	return (int64_t)words;
}

int64_t await_word(uint64_t address, uint64_t value, unsigned char *out)
{
	fill_answer(out, 8);
	return address % 2 ? -EFAULT : (int64_t)(value & 1);
}

int64_t store_words(uint64_t address, uint64_t words, uint64_t value)
{
	return address + words + value ? 0 : -EFAULT;
}

int64_t start_thread(uint64_t index)
{
	return index ? -EAGAIN : 0;
}

int64_t start_child(uint64_t index, uint64_t flags)
{
	return index + flags ? -EAGAIN : 0;
}

int64_t join(uint64_t index)
{
	return index ? -ESRCH : 0;
}

int64_t run_vforked(void (*perform)(void *), void *argument)
{
	if (next_random(&state) % 4 == 0)
		return -EAGAIN;
	perform(argument);
	return NOBODY;
}

int64_t catch_signal(uint64_t signal)
{
	return signal ? -EINVAL : 0;
}

void clear_barrier(void)
{
}

int64_t meet(uint64_t tasks, uint64_t delay)
{
	return tasks + delay ? -ETIMEDOUT : 0;
}

static void *drain(void *argument)
{
	char sink[1 << 12];
	int fd = (int)(intptr_t)argument;

	while (read(fd, sink, sizeof(sink)) > 0)
		;
	close(fd);
	return NULL;
}

/* What a process says unasked, which need be no frame; nothing comes after it. */
static void say(int fd)
{
	uint64_t noise[3] = { next_random(&state), next_random(&state), next_random(&state) };

	if (next_random(&state) % 2) /* of a length that could be one */
		noise[0] = noise[0] << 32 | next_random(&state) % 16;
	write_all(fd, noise, next_random(&state) % sizeof(noise));
	if (next_random(&state) % 4096)
		shutdown(fd, SHUT_WR);
}

/* A process that takes everything. */
int64_t make_process(int *socket, int bits)
{
	pthread_t thread;
	int ends[2];

	if (bits == 32 && next_random(&state) % 2)
		return -ENOEXEC;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
		return -errno;
	if (next_random(&state) % 4 == 0)
		say(ends[1]);
	if (pthread_create(&thread, NULL, drain, (void *)(intptr_t)ends[1]))
		abort();
	pthread_detach(thread);
	*socket = ends[0];
	return NOBODY;
}

void add_program(const void *data, size_t length)
{
	state += length ? *(const unsigned char *)data : 0;
}
