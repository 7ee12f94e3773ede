/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What travels on the agent's standard input and output: frames, both ways, every number little-endian.
 *
 * A frame addresses a task. Task 0 is the agent itself; tasks FIRST..FIRST+TASKS_PER_PROCESS-1 belong to one process
 * under test, FIRST being a multiple of TASKS_PER_PROCESS. Frames for one task are answered in order; frames for
 * different tasks are not ordered. The length of a body is a multiple of 8.
 */
#ifndef KCOVTCK_PROTOCOL_H
#define KCOVTCK_PROTOCOL_H

#include <stdint.h>

#define PROTOCOL_MAGIC 0x4b43544bu /* first word of the greeting */
#define PROTOCOL_VERSION 1u

#define MAX_BODY (64u << 10)	/* bytes of one request's body */
#define MAX_RESULTS (128u << 10) /* bytes of one answer's body */
#define MAX_SCRATCH (48u << 10) /* bytes that one operation may pass or get back */
#define TASKS_PER_PROCESS 8
#define MAX_PROCESSES 64

enum frame_kind {
	FRAME_GREETING = 0,    /* agent -> client, once: struct greeting */
	FRAME_SCRIPT = 1,      /* request: struct operation...; answer: struct result... */
	FRAME_NEW_PROCESS = 2, /* to task 0, `task` is FIRST; answer: int64 pid or -errno */
	FRAME_END_PROCESS = 3, /* to task 0, `task` is FIRST; answered (int64 0) when the last of its tasks is gone */
	FRAME_GONE = 4,	       /* agent -> client: this task has ended, nothing more comes from it */
	FRAME_REFUSED = 5,     /* agent -> client: no such task, or the frame is malformed; body is a reason in ASCII */
	FRAME_NEW_TASK = 6,    /* to a task, before OP_THREAD or OP_FORK: body is uint64 index of the new task; no answer */
};

struct frame {
	uint32_t length; /* of the body that follows, in bytes */
	uint32_t task;
	uint32_t sequence; /* chosen by the client, repeated in the answer */
	uint32_t kind;
};

struct greeting {
	uint32_t magic;
	uint32_t version;
};

enum operation_code {
	OP_CALL = 1,   /* args: system call, a0..a5, bytes to copy out; `relocate` bit i: a_i is an offset into the blob */
	OP_LOAD = 2,   /* args: address, number of 64-bit words; the words are the result's blob; -EFAULT */
	OP_STORE = 3,  /* args: address, value (one 64-bit word); -EFAULT */
	OP_THREAD = 4, /* args: index of the new task in this process */
	OP_FORK = 5,   /* args: index of the new task; value: its pid */
	OP_EXEC = 6,   /* alone in its script: run the agent's own image anew in this task */
	OP_EXIT = 7,   /* this thread ends, without an answer */
	OP_EXIT_GROUP = 8, /* the process ends, without an answer */
	OP_JOIN = 9,	   /* args: index of a thread; returns when the kernel has finished with it */
};

/* The blob, padded to 8 bytes, follows. In memory it ends where a page ends, and the next page is not mapped. */
struct operation {
	uint16_t code;
	uint16_t relocate;
	uint32_t blob;
	uint64_t args[8];
};

/* The blob, padded to 8 bytes, follows. */
struct result {
	int64_t value; /* >= 0, or -errno */
	uint32_t blob;
	uint32_t reserved;
};

enum system_call {
	CALL_OPENAT = 0,
	CALL_CLOSE = 1,
	CALL_IOCTL = 2,
	CALL_MMAP = 3,
	CALL_MUNMAP = 4,
	CALL_MREMAP = 5,
	CALL_READ = 6,
	CALL_WRITE = 7,
	CALL_LSEEK = 8,
	CALL_DUP = 9,
	CALL_GETPID = 10,
	CALL_CLOCK_GETTIME = 11,
	CALL_MOUNT = 12,
	CALL_STATX = 13,
	CALL_FINIT_MODULE = 14,
	CALL_DELETE_MODULE = 15,
	CALL_COUNT
};

static inline uint32_t padded(uint32_t bytes)
{
	return (bytes + 7) & ~7u;
}

#endif
