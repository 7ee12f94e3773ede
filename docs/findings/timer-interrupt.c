// SPDX-License-Identifier: Apache-2.0
/*
 * A timer's interrupt leaves PCs in the coverage of the system call that it
 * interrupts. One call, made over and over, passes the same PCs each time;
 * prints how often it had more, and which of them an interrupt had added once.
 * Needs root and debugfs. Exits 1 if there was any.
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

static unsigned long first[WORDS], more[WORDS];

static void call(unsigned long *cover)
{
	__atomic_store_n(&cover[0], 0, __ATOMIC_RELAXED);
	read(-1, NULL, 0);
}

int main(void)
{
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR), times = 0;
	unsigned long *cover, i, same = 1;

	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	cover = mmap(NULL, sizeof(first), PROT_READ | PROT_WRITE, MAP_SHARED, kcov, 0);
	if (cover == MAP_FAILED || ioctl(kcov, KCOV_ENABLE, KCOV_TRACE_PC))
		err(2, "KCOV_ENABLE");
	call(cover);
	memcpy(first, cover, sizeof(first));
	for (i = 0; i < CALLS; i++) {
		call(cover);
		if (cover[0] > first[0] && !times++)
			memcpy(more, cover, sizeof(more));
	}
	ioctl(kcov, KCOV_DISABLE, 0);
	printf("%lu PCs, and more in %d calls of %d\n", first[0], times, CALLS);
	while (times && more[same] == first[same])
		same++;
	for (i = same; times && i < same + more[0] - first[0]; i++)
		printf("0x%lx\n", more[i]);
	return times != 0;
}
