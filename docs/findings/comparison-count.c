// SPDX-License-Identifier: Apache-2.0
/*
 * The count of comparisons, which the task can store, is trusted: times 32 it
 * wraps round, so that 1 << 59 passes for 0. One less than that makes the
 * kernel write 24 bytes before the buffer; give an argument to see it die.
 * Needs root and debugfs. Exits 1 if anything is recorded.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 512

int main(int argc, char **argv)
{
	unsigned long set = (1ul << 59) - (argc > 1), got;
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	volatile unsigned long *cover;

	(void)argv;
	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	cover = mmap(NULL, WORDS * sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, kcov, 0);
	if (cover == MAP_FAILED || ioctl(kcov, KCOV_ENABLE, KCOV_TRACE_CMP))
		err(2, "KCOV_ENABLE");
	cover[0] = set;
	read(-1, NULL, 0);
	got = cover[0];
	ioctl(kcov, KCOV_DISABLE, 0);
	printf("count set to %#lx, became %#lx\n", set, got);
	return got != set;
}
