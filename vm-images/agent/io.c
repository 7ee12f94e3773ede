/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
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

union descriptor_message {
	struct cmsghdr header;
	char space[CMSG_SPACE(sizeof(int))];
};

int send_with_descriptor(int socket, const void *data, size_t length, int descriptor)
{
	union descriptor_message control = { 0 };
	struct iovec bytes = { .iov_base = (void *)data, .iov_len = length };
	struct msghdr message = {
		.msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control.space)
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
	return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)length ? 0 : -1;
}

ssize_t receive_some(int socket, void *data, size_t length, int *descriptor)
{
	union descriptor_message control;
	struct iovec bytes = { .iov_base = data, .iov_len = length };
	struct msghdr message = {
		.msg_iov = &bytes, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof(control.space)
	};
	struct cmsghdr *header;
	ssize_t n;

	do
		n = recvmsg(socket, &message, 0);
	while (n < 0 && errno == EINTR);
	header = n > 0 ? CMSG_FIRSTHDR(&message) : NULL;
	if (header && header->cmsg_type == SCM_RIGHTS)
		memcpy(descriptor, CMSG_DATA(header), sizeof(int));
	return n;
}

size_t whole_frames(const unsigned char *data, size_t length)
{
	size_t at = 0;

	while (length - at >= sizeof(struct frame)) {
		struct frame frame;

		memcpy(&frame, data + at, sizeof(frame));
		if (length - at - sizeof(frame) < frame.length)
			break;
		at += sizeof(frame) + frame.length;
	}
	return at;
}
