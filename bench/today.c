/* SPDX-License-Identifier: Apache-2.0 */
/* The one test of bench/today: whether a system call leaves coverage. */
#include <fcntl.h>
#include <linux/kcov.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS (64 << 10)

static void check(int ok, const char *what)
{
	if (!ok) {
		perror(what);
		exit(1);
	}
}

int main(void)
{
	unsigned long *cover;
	unsigned long n;
	int fd;

	fd = open("/sys/kernel/debug/kcov", O_RDWR);
	check(fd != -1, "open");
	check(!ioctl(fd, KCOV_INIT_TRACE, WORDS), "KCOV_INIT_TRACE");
	cover = mmap(NULL, WORDS * sizeof(*cover), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	check(cover != MAP_FAILED, "mmap");
	check(!ioctl(fd, KCOV_ENABLE, KCOV_TRACE_PC), "KCOV_ENABLE");
	__atomic_store_n(cover, 0, __ATOMIC_RELAXED);
	read(-1, NULL, 0);
	n = __atomic_load_n(cover, __ATOMIC_RELAXED);
	check(!ioctl(fd, KCOV_DISABLE, 0), "KCOV_DISABLE");
	printf("%lu entries, the first at %#lx\n", n, n ? cover[1] : 0);
	return n == 0;
}
