/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "agent.h"

#ifdef SYS_mmap2
#define NATIVE_MMAP SYS_mmap2
#define MMAP_UNIT 4096
#else
#define NATIVE_MMAP SYS_mmap
#define MMAP_UNIT 1
#endif

static const long numbers[CALL_COUNT] = {
	[CALL_OPENAT] = SYS_openat,
	[CALL_CLOSE] = SYS_close,
	[CALL_IOCTL] = SYS_ioctl,
	[CALL_MMAP] = NATIVE_MMAP,
	[CALL_MUNMAP] = SYS_munmap,
	[CALL_MREMAP] = SYS_mremap,
	[CALL_READ] = SYS_read,
	[CALL_WRITE] = SYS_write,
	[CALL_LSEEK] = SYS_lseek,
	[CALL_DUP] = SYS_dup,
	[CALL_GETPID] = SYS_getpid,
	[CALL_CLOCK_GETTIME] = SYS_clock_gettime,
	[CALL_MOUNT] = SYS_mount,
	[CALL_STATX] = SYS_statx,
	[CALL_MPROTECT] = SYS_mprotect,
	[CALL_MADVISE] = SYS_madvise,
	[CALL_FCNTL] = SYS_fcntl,
	[CALL_PIPE2] = SYS_pipe2,
	[CALL_EVENTFD2] = SYS_eventfd2,
	[CALL_MEMFD_CREATE] = SYS_memfd_create,
	[CALL_FTRUNCATE] = SYS_ftruncate,
	[CALL_SPLICE] = SYS_splice,
	[CALL_SOCKET] = SYS_socket,
	[CALL_SOCKETPAIR] = SYS_socketpair,
	[CALL_BIND] = SYS_bind,
	[CALL_LISTEN] = SYS_listen,
	[CALL_ACCEPT4] = SYS_accept4,
	[CALL_CONNECT] = SYS_connect,
	[CALL_SETSOCKOPT] = SYS_setsockopt,
	[CALL_SENDTO] = SYS_sendto,
	[CALL_RECVFROM] = SYS_recvfrom,
	[CALL_GETTID] = SYS_gettid,
	[CALL_KILL] = SYS_kill,
	[CALL_TGKILL] = SYS_tgkill,
	[CALL_SCHED_YIELD] = SYS_sched_yield,
	[CALL_SCHED_SETAFFINITY] = SYS_sched_setaffinity,
	[CALL_PRLIMIT64] = SYS_prlimit64,
	[CALL_PRCTL] = SYS_prctl,
	[CALL_UNSHARE] = SYS_unshare,
	[CALL_USERFAULTFD] = SYS_userfaultfd,
	[CALL_IO_URING_SETUP] = SYS_io_uring_setup,
	[CALL_IO_URING_ENTER] = SYS_io_uring_enter,
	[CALL_IO_URING_REGISTER] = SYS_io_uring_register,
	[CALL_FINIT_MODULE] = SYS_finit_module,
	[CALL_DELETE_MODULE] = SYS_delete_module,
	[CALL_PREAD64] = SYS_pread64,
};

int64_t system_call(uint64_t call, const uint64_t a[6])
{
	uint64_t last = a[5];
	long value;

	if (call >= CALL_COUNT)
		return -ENOSYS;
	if (call == CALL_MMAP)
		last /= MMAP_UNIT;
	value = syscall(numbers[call], (long)a[0], (long)a[1], (long)a[2], (long)a[3], (long)a[4], (long)last);
	if (value == -1)
		return -errno;
	/* Addresses of a 32-bit task are not negative numbers. */
	return call == CALL_MMAP || call == CALL_MREMAP ? (int64_t)(uint64_t)(unsigned long)value : value;
}
