// SPDX-License-Identifier: Apache-2.0
/*
 * A KCOV_REMOTE_ENABLE that fails on a handle takes the caller's common handle
 * away, also one that it has inherited: what it makes the kernel do afterwards
 * is not collected.
 * Needs root, debugfs, /dev/vhost-vsock. Exits 1 if nothing is collected then.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <linux/vhost.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORDS 4096

static int init(void)
{
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);

	if (kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	return kcov;
}

static void child(int fails)
{
	struct kcov_remote_arg bad = { .common_handle = 1ull << 32 };
	int vhost = open("/dev/vhost-vsock", O_RDWR), own = init();

	mmap(NULL, WORDS * sizeof(long), PROT_READ, MAP_SHARED, own, 0);
	if (fails && !ioctl(own, KCOV_REMOTE_ENABLE, &bad))
		errx(2, "a bad handle was taken");
	if (vhost < 0 || ioctl(vhost, VHOST_SET_OWNER))
		err(2, "/dev/vhost-vsock");
	close(vhost); /* waits for the worker, which works in sections */
}

int main(void)
{
	struct kcov_remote_arg arg = { .area_size = WORDS, .common_handle = 0x42 };
	unsigned long *cover, got[2];
	int kcov = init();

	cover = mmap(NULL, WORDS * sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, kcov, 0);
	if (cover == MAP_FAILED || ioctl(kcov, KCOV_REMOTE_ENABLE, &arg))
		err(2, "KCOV_REMOTE_ENABLE");
	for (int fails = 0; fails < 2; fails++, cover[0] = 0) {
		if (!fork())
			return child(fails), 0;
		wait(NULL);
		got[fails] = cover[0];
	}
	printf("PCs of a child: %lu; of one whose own call has failed: %lu\n", got[0], got[1]);
	return got[0] && !got[1];
}
