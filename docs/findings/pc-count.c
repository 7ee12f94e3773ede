// SPDX-License-Identifier: Apache-2.0
/*
 * The count of PCs, which the task can store, is trusted: ULONG_MAX plus one
 * is 0, so that the kernel stores a PC in the count itself.
 * Needs root and debugfs. Exits 1 if anything is recorded.
 */
#include <err.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/kcov.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 512

int main(void)
{
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	volatile unsigned long *cover;
	unsigned long got;

	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	cover = mmap(NULL, WORDS * sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, kcov, 0);
	if (cover == MAP_FAILED || ioctl(kcov, KCOV_ENABLE, KCOV_TRACE_PC))
		err(2, "KCOV_ENABLE");
	cover[0] = ULONG_MAX;
	read(-1, NULL, 0);
	got = cover[0];
	ioctl(kcov, KCOV_DISABLE, 0);
	printf("count set to %#lx, became %#lx\n", ULONG_MAX, got);
	return got != ULONG_MAX;
}
