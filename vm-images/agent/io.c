/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <unistd.h>

#include "agent.h"

int write_all(int fd, const void *data, size_t length)
{
	const unsigned char *at = data;

	while (length > 0) {
		ssize_t n = write(fd, at, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		at += n;
		length -= n;
	}
	return 0;
}

ssize_t read_some(int fd, void *data, size_t length)
{
	ssize_t n;

	do
		n = read(fd, data, length);
	while (n < 0 && errno == EINTR);
	return n;
}
