// SPDX-License-Identifier: Apache-2.0
/*
 * What sections collected into is kept for ever, an area for each area_size
 * that was ever used: closing all descriptors frees none.
 * Needs root, debugfs, /dev/vhost-vsock. Exits 1 if memory is not given back.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <linux/vhost.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 512

static int areas(void)
{
	FILE *list = popen("grep -c kcov_remote_start /proc/vmallocinfo", "r");
	int found;

	if (!list || fscanf(list, "%d", &found) != 1)
		err(2, "/proc/vmallocinfo");
	pclose(list);
	return found;
}

static void collect(unsigned int area_size)
{
	struct kcov_remote_arg arg = {
		.area_size = area_size,
		.common_handle = kcov_remote_handle(KCOV_SUBSYSTEM_COMMON, 0x42),
	};
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	int vhost = open("/dev/vhost-vsock", O_RDWR);

	if (kcov < 0 || vhost < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "open");
	munmap(mmap(NULL, WORDS * 8, PROT_READ, MAP_SHARED, kcov, 0), WORDS * 8);
	if (ioctl(kcov, KCOV_REMOTE_ENABLE, &arg) || ioctl(vhost, VHOST_SET_OWNER))
		err(2, "ioctl");
	close(vhost); /* waits for the worker, which works in sections */
	if (ioctl(kcov, KCOV_DISABLE, 0) || close(kcov))
		err(2, "KCOV_DISABLE");
}

int main(void)
{
	int before = areas(), after;

	for (int i = 0; i < 100; i++)
		collect(0x4000 + getpid() % 512 * 128 + i);
	after = areas();
	printf("%d areas before, %d after\n", before, after);
	return after > before + 1;
}
