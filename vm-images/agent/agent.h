/* SPDX-License-Identifier: Apache-2.0 */
#ifndef KCOVTCK_AGENT_H
#define KCOVTCK_AGENT_H

#include <stddef.h>
#include <sys/types.h>

#include "protocol.h"

/*
 * The socket of each task of a process under test, so that the process's own descriptors start at 3. Below 64, which is
 * as many as a process has without a table of its own.
 */
#define TASK_SOCKET(index) (48 + (index))

/* io.c */
int write_all(int fd, const void *data, size_t length);
ssize_t read_some(int fd, void *data, size_t length);
/* A frame on a socket, with a descriptor beside it. */
int send_with_descriptor(int socket, const void *data, size_t length, int descriptor);
/* As read_some; *descriptor becomes one that came with the data, if one did. */
ssize_t receive_some(int socket, void *data, size_t length, int *descriptor);

/* calls.c: value or -errno; `a` are the arguments in the kernel's order, mmap's offset in bytes. */
int64_t system_call(uint64_t call, const uint64_t a[6]);

/* memory.c */
void catch_faults(void);
int64_t load_words(uint64_t address, uint64_t words, unsigned char *out);
/* The word at the address as soon as it is not `value`; in *out. */
int64_t await_word(uint64_t address, uint64_t value, unsigned char *out);
int64_t store_words(uint64_t address, uint64_t words, uint64_t value);
unsigned char *map_memory(size_t length);

/* agent.c: closes what a process under test is not to have. */
void close_peers(void);

/* process.c: value or -errno. */
/* The pid of a process of 32 or 64 bits, which leads a group of its own; *socket is our end of its first task's. */
int64_t make_process(int *socket, int bits);
/* A piece of the program for processes of 32 bits; whether all went well, the next such process will show. */
void add_program(const void *data, size_t length);

/* barrier.c: one barrier for all tasks. */
void make_barrier(void);
/* Forgets who waits at it: they are dead. */
void clear_barrier(void);
int64_t meet(uint64_t tasks, uint64_t delay);

/* child.c: tasks that are processes; value or -errno. */
int64_t start_child(uint64_t index, uint64_t flags);
/* Waits for a child that shares the descriptors, or fails with -ESRCH. */
int64_t join_child(uint64_t index);
/* Runs `perform` in a child that has this task's memory; the task goes on when the child has exited. */
int64_t run_vforked(void (*perform)(void *), void *argument);
int64_t catch_signal(uint64_t signal);

/* task.c: serves scripts on TASK_SOCKET(index) until the client is gone; does not return. */
struct task_start {
	int index;
	uint32_t exec_sequence; /* of the script that this image has to answer first, if after_exec */
	uint32_t exec_task;
	int after_exec;
};
void serve_task(struct task_start start) __attribute__((noreturn));

#endif
