// SPDX-License-Identifier: Apache-2.0
/*
 * KCOV_REMOTE_ENABLE takes an area_size of 0; the first section of its handle
 * then asks vmalloc() for nothing, which makes the kernel complain.
 * Needs root, debugfs, /dev/vhost-vsock. Exits 1 if the kernel complains.
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <linux/vhost.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORDS 512

/* The close waits for the worker, which does its work in sections. */
static void run_a_section(void)
{
	int vhost = open("/dev/vhost-vsock", O_RDWR);

	if (vhost < 0 || ioctl(vhost, VHOST_SET_OWNER))
		err(2, "/dev/vhost-vsock");
	close(vhost);
}

int main(void)
{
	struct kcov_remote_arg arg = {
		.trace_mode = KCOV_TRACE_PC,
		.area_size = 0,
		.common_handle = kcov_remote_handle(KCOV_SUBSYSTEM_COMMON, 0x42),
	};
	int log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK);
	int kcov = open("/sys/kernel/debug/kcov", O_RDWR);
	char line[8192];
	int shown = 0;
	ssize_t n;

	if (log < 0 || kcov < 0 || ioctl(kcov, KCOV_INIT_TRACE, WORDS))
		err(2, "kcov");
	mmap(NULL, WORDS * sizeof(long), PROT_READ, MAP_SHARED, kcov, 0);
	lseek(log, 0, SEEK_END);
	if (ioctl(kcov, KCOV_REMOTE_ENABLE, &arg))
		err(0, "KCOV_REMOTE_ENABLE");
	run_a_section();
	while ((n = read(log, line, sizeof(line) - 1)) > 0) {
		line[n] = 0;
		if (strstr(line, "vmalloc") && shown++ < 3)
			fputs(strchr(line, ';') + 1, stdout);
	}
	puts(shown ? "the kernel complains" : "the kernel does not complain");
	return shown != 0;
}
