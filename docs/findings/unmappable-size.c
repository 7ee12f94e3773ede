// SPDX-License-Identifier: Apache-2.0
/*
 * KCOV_INIT_TRACE takes a size that is not a whole number of pages, and then no
 * mapping of any length has the right one; the size cannot be changed either.
 * Needs root and debugfs. Exits 1 if the descriptor is of no use any more.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 100

int main(void)
{
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	size_t page = sysconf(_SC_PAGESIZE), lengths[] = { WORDS * sizeof(long), page, 2 * page };

	if (kcov < 0)
		err(2, "kcov");
	if (ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(0, "KCOV_INIT_TRACE");
	for (int i = 0; i < 3; i++) {
		if (mmap(NULL, lengths[i], PROT_READ, MAP_SHARED, kcov, 0) != MAP_FAILED)
			return 0;
		warn("mmap of %zu bytes", lengths[i]);
	}
	if (!ioctl(kcov, KCOV_INIT_TRACE, page / sizeof(long)))
		return 0;
	warn("a second KCOV_INIT_TRACE");
	return 1;
}
