// SPDX-License-Identifier: Apache-2.0
/*
 * The buffer can be mapped privately. The task's first store to the count, as
 * the document's own programs do it, makes a copy of the page, which then shows
 * nothing; and the kernel goes on from the count that it had.
 * Needs root and debugfs. Exits 1 if the kernel takes such a mapping.
 */
#include <err.h>
#include <fcntl.h>
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

	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	cover = mmap(NULL, WORDS * sizeof(long), PROT_READ | PROT_WRITE, MAP_PRIVATE, kcov, 0);
	if (cover == MAP_FAILED)
		err(0, "mmap");
	if (ioctl(kcov, KCOV_ENABLE, KCOV_TRACE_PC))
		err(2, "KCOV_ENABLE");
	cover[0] = 0;
	read(-1, NULL, 0);
	ioctl(kcov, KCOV_DISABLE, 0);
	printf("PCs of a system call: %lu\n", cover[0]);
	return cover[0] == 0;
}
