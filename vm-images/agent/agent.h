/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KCOVTCK_AGENT_H
#define KCOVTCK_AGENT_H

#include <stddef.h>

#include "protocol.h"

/*
 * The sockets of a process under test stand at these descriptors, so that its own start at 3. They are above all that
 * the agent itself has open.
 */
#define TASK_SOCKET(index) (1000 + (index))

/* io.c */
int write_all(int fd, const void *data, size_t length);
ssize_t read_some(int fd, void *data, size_t length);

/* calls.c: value or -errno; `a` are the arguments in the kernel's order, mmap's offset in bytes. */
int64_t system_call(uint64_t call, const uint64_t a[6]);

/* memory.c */
void catch_faults(void);
int64_t load_words(uint64_t address, uint64_t words, unsigned char *out);
int64_t store_word(uint64_t address, uint64_t value);
unsigned char *map_memory(size_t length);

/* task.c: serves scripts on TASK_SOCKET(index) until the client is gone; does not return. */
struct task_start {
	int index;
	uint32_t exec_sequence; /* of the script that this image has to answer first, if after_exec */
	uint32_t exec_task;
	int after_exec;
};
void serve_task(struct task_start start) __attribute__((noreturn));

#endif
