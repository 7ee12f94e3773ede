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
	[CALL_FINIT_MODULE] = SYS_finit_module,
	[CALL_DELETE_MODULE] = SYS_delete_module,
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
