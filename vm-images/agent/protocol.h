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

#include <stddef.h>
#include <stdint.h>

#define PROTOCOL_MAGIC 0x4b43544bu /* first word of the greeting */
#define PROTOCOL_VERSION 2u

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
	FRAME_PROGRAM = 7,     /* to task 0: a piece of the 32-bit agent, an ELF file; no answer */
	FRAME_NEW_PROCESS_32 = 8, /* as FRAME_NEW_PROCESS; the process runs what FRAME_PROGRAM has brought */
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
	/*
	 * args: system call, a0..a5, bytes to copy out (of a read as many as it has read); `relocate` bit i: a_i is an
	 * offset into the blob
	 */
	OP_CALL = 1,
	OP_LOAD = 2,   /* args: address, number of 64-bit words; the words are the result's blob; -EFAULT */
	OP_STORE = 3,  /* args: address, value (one 64-bit word); -EFAULT */
	OP_THREAD = 4, /* args: index of the new task in this process */
	OP_FORK = 5,   /* args: index of the new task, clone flags; value: its pid */
	OP_EXEC = 6,   /* alone in its script: run the agent's own image anew in this task */
	OP_EXIT = 7,   /* this thread ends, without an answer */
	OP_EXIT_GROUP = 8, /* the process ends, without an answer */
	OP_JOIN = 9,	   /* args: index of a thread or child; returns when the kernel has finished with it */
	OP_BARRIER = 10,   /* args: how many tasks meet, turns of an empty loop after that; -ETIMEDOUT */
	OP_SEND_DESCRIPTOR = 11,    /* args: socket, descriptor */
	OP_RECEIVE_DESCRIPTOR = 12, /* args: socket; value: the descriptor */
	OP_CATCH = 13, /* args: signal; its handler does nothing, and a call that it interrupts is not restarted */
	OP_VFORK = 14, /* args: how many of the operations that follow are the child's, none of 4 to 9 or 14; value: its pid */
	OP_FILL = 15, /* args: address, number of 64-bit words, the value that all get; -EFAULT */
	OP_AWAIT = 16, /* args: address, value; loads the word until it is another, which is the blob; -EFAULT, -ETIMEDOUT */
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

/* A 32-bit agent speaks to the same client. */
_Static_assert(sizeof(struct frame) == 16, "frame");
_Static_assert(sizeof(struct operation) == 72 && offsetof(struct operation, args) == 8, "operation");
_Static_assert(sizeof(struct result) == 16 && offsetof(struct result, blob) == 8, "result");

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
	CALL_MPROTECT = 14,
	CALL_MADVISE = 15,
	CALL_FCNTL = 16,
	CALL_PIPE2 = 17,
	CALL_EVENTFD2 = 18,
	CALL_MEMFD_CREATE = 19,
	CALL_FTRUNCATE = 20,
	CALL_SPLICE = 21,
	CALL_SOCKET = 22,
	CALL_SOCKETPAIR = 23,
	CALL_BIND = 24,
	CALL_LISTEN = 25,
	CALL_ACCEPT4 = 26,
	CALL_CONNECT = 27,
	CALL_SETSOCKOPT = 28,
	CALL_SENDTO = 29,
	CALL_RECVFROM = 30,
	CALL_GETTID = 31,
	CALL_KILL = 32,
	CALL_TGKILL = 33,
	CALL_SCHED_YIELD = 34,
	CALL_SCHED_SETAFFINITY = 35,
	CALL_PRLIMIT64 = 36,
	CALL_PRCTL = 37,
	CALL_UNSHARE = 38,
	CALL_USERFAULTFD = 39,
	CALL_IO_URING_SETUP = 40,
	CALL_IO_URING_ENTER = 41,
	CALL_IO_URING_REGISTER = 42,
	CALL_FINIT_MODULE = 43,
	CALL_DELETE_MODULE = 44,
	CALL_PREAD64 = 45,
	CALL_COUNT
};

static inline uint32_t padded(uint32_t bytes)
{
	return (bytes + 7) & ~7u;
}

/* Whether a request's body may be so long. Operations are read where they lie, so they have to be aligned. */
static inline int is_length(uint32_t bytes)
{
	return bytes <= MAX_BODY && bytes % 8 == 0;
}

#endif
