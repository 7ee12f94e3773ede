// SPDX-License-Identifier: Apache-2.0
/*
 * A timer's interrupt leaves PCs in the coverage of the system call that it
 * interrupts. One call, made over and over, passes the same PCs each time;
 * prints how often others stood in the middle of them, and these once.
 * Needs root and debugfs. Exits 1 if there were any.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 4096
#define CALLS 300000

static unsigned long plain[WORDS] = { 1 }, seen[WORDS] = { 1 };

int main(void)
{
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR), times = 0, i;
	unsigned long *cover, at, from = 0, to = 0;

	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	cover = mmap(NULL, sizeof(plain), PROT_READ | PROT_WRITE, MAP_SHARED, kcov, 0);
	if (cover == MAP_FAILED || mlockall(MCL_CURRENT) || ioctl(kcov, KCOV_ENABLE, KCOV_TRACE_PC))
		err(2, "KCOV_ENABLE");
	for (i = 0; i < CALLS; i++) {
		__atomic_store_n(&cover[0], 0, __ATOMIC_RELAXED);
		read(-1, NULL, 0);
		if (!i || cover[0] < plain[0])
			memcpy(plain, cover, sizeof(plain));
		for (at = 1; at <= plain[0] && cover[at] == plain[at]; at++)
			;
		if (at <= plain[0] && !times++) {
			memcpy(seen, cover, sizeof(seen));
			from = at;
			to = at + seen[0] - plain[0];
		}
	}
	ioctl(kcov, KCOV_DISABLE, 0);
	printf("%lu PCs; others among them in %d calls of %d\n", plain[0], times, CALLS);
	for (at = from; at < to; at++)
		printf("0x%lx\n", seen[at]);
	return times != 0;
}
