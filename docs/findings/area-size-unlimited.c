// SPDX-License-Identifier: Apache-2.0
/*
 * KCOV_REMOTE_ENABLE takes any area_size, here 32 GiB less 8 bytes. The first
 * section of its handle then asks vmalloc() for it, in the section's context:
 * what cannot be had fills the log, what nearly can calls the OOM killer.
 * Needs root, debugfs, /dev/vhost-vsock. Exits 1 if the kernel complains.
 * Give another area_size, in words, as an argument on a machine to lose.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <linux/vhost.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 512

int main(int argc, char **argv)
{
	struct kcov_remote_arg arg = {
		.trace_mode = KCOV_TRACE_PC,
		.area_size = argc > 1 ? strtoul(argv[1], NULL, 0) : 0xffffffff,
		.common_handle = kcov_remote_handle(KCOV_SUBSYSTEM_COMMON, 0x42),
	};
	int log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK);
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	int vhost = open("/dev/vhost-vsock", O_RDWR);
	char line[8192];
	int shown = 0;
	ssize_t n;

	if (log < 0 || kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	mmap(NULL, WORDS * sizeof(long), PROT_READ, MAP_SHARED, kcov, 0);
	lseek(log, 0, SEEK_END);
	if (ioctl(kcov, KCOV_REMOTE_ENABLE, &arg))
		err(0, "KCOV_REMOTE_ENABLE");
	if (vhost < 0 || ioctl(vhost, VHOST_SET_OWNER))
		err(2, "/dev/vhost-vsock");
	close(vhost); /* waits for the worker, which works in sections */
	while ((n = read(log, line, sizeof(line) - 1)) > 0) {
		line[n] = 0;
		if (strstr(line, "vmalloc") && shown++ < 1)
			fputs(strchr(line, ';') + 1, stdout);
	}
	puts(shown ? "the kernel complains" : "the kernel does not complain");
	return shown != 0;
}
