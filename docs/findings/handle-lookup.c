// SPDX-License-Identifier: Apache-2.0
/*
 * All handles of the system are in 16 lists, walked with interrupts disabled,
 * all of them when any descriptor is closed, had it a handle or not.
 * Needs root and debugfs. Exits 1 if 40,960 handles make that ten times slower.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static double close_microseconds(void)
{
	clock_t begin = clock();

	for (int i = 0; i < 500; i++)
		close(open("/sys/kernel/debug/kcov", O_RDWR));
	return (clock() - begin) * 1e6 / CLOCKS_PER_SEC / 500;
}

static void hold_handles(int task)
{
	struct kcov_remote_arg *arg = calloc(1, sizeof(*arg) + 256 * 8);
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);

	for (arg->num_handles = 0; arg->num_handles < 256; arg->num_handles++)
		arg->handles[arg->num_handles] = 1ull << 56 | task << 8 | arg->num_handles;
	ioctl(kcov, KCOV_INIT_TRACE, 512);
	mmap(NULL, 4096, PROT_READ, MAP_SHARED, kcov, 0);
	if (ioctl(kcov, KCOV_REMOTE_ENABLE, arg))
		err(2, "KCOV_REMOTE_ENABLE");
}

int main(void)
{
	double before = close_microseconds(), after;
	int ready[2], c;

	for (int task = 1; task <= 160 && !pipe(ready); task++) {
		if (!fork()) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			hold_handles(task);
			close(ready[1]);
			pause();
		}
		close(ready[1]);
		close(read(ready[0], &c, 1) ? -1 : ready[0]); /* when the child has */
	}
	after = close_microseconds();
	printf("open and close: %.0f us, with 40960 handles %.0f us\n", before, after);
	return after > 10 * before;
}
