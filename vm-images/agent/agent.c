/* SPDX-License-Identifier: Apache-2.0 */
/* Stands between the client on stdin/stdout and the processes under test: makes, feeds, hears and ends them. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

#define TASKS (MAX_PROCESSES * TASKS_PER_PROCESS)
#define MAX_QUEUE (1u << 20) /* bytes waiting for one task before the client is not read any more */
#define FRAME_PATIENCE 2000 /* milliseconds for the rest of a frame that a task has begun */

struct peer {
	int fd; /* the agent's end of the task's socket, or -1 */
	pid_t group;
	unsigned char *queue;
	size_t queued;
};

static struct peer peers[TASKS];
static struct peer spare = { .fd = -1 }; /* a process that the next who wants one gets at once */
static int wants_spare;
static unsigned char client[sizeof(struct frame) + MAX_BODY];
static size_t filled;

void to_client(uint32_t task, uint32_t sequence, uint32_t kind, const void *body, uint32_t length)
{
	struct frame frame = { .length = length, .task = task, .sequence = sequence, .kind = kind };

	if (write_all(STDOUT_FILENO, &frame, sizeof(frame)) || write_all(STDOUT_FILENO, body, length))
		exit(0);
}

static void refuse(const struct frame *frame, const char *reason)
{
	to_client(frame->task, frame->sequence, FRAME_REFUSED, reason, strlen(reason));
}

static void hang_up(struct peer *peer)
{
	if (peer->fd >= 0)
		close(peer->fd);
	free(peer->queue);
	*peer = (struct peer){ .fd = -1, .group = peer->group };
}

static void end_process(uint32_t first)
{
	pid_t group = peers[first].group;

	if (group <= 0)
		return;
	kill(-group, SIGKILL);
	while (waitpid(-group, NULL, 0) > 0 || errno == EINTR)
		;
	for (int i = 0; i < TASKS_PER_PROCESS; i++) {
		hang_up(&peers[first + i]);
		peers[first + i].group = 0;
	}
	clear_barrier();
}

void close_peers(void)
{
	for (int i = 0; i < TASKS; i++)
		if (peers[i].fd >= 0)
			close(peers[i].fd);
	if (spare.fd >= 0)
		close(spare.fd);
}

static int64_t make_peer(struct peer *made, int bits)
{
	int socket;
	int64_t pid = make_process(&socket, bits);

	if (pid > 0)
		*made = (struct peer){ .fd = socket, .group = pid };
	return pid;
}

static int64_t new_process(uint32_t first)
{
	if (!spare.group)
		return make_peer(&peers[first], 64);
	peers[first] = spare;
	spare = (struct peer){ .fd = -1 };
	return peers[first].group;
}

/* Sends what the socket takes now; -1 when the task is gone, which reading its socket will say, too. */
static int send_queue(uint32_t task)
{
	struct peer *peer = &peers[task];
	ssize_t n = send(peer->fd, peer->queue, peer->queued, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -1;
	peer->queued -= n;
	memmove(peer->queue, peer->queue + n, peer->queued);
	return 0;
}

static void to_task(const struct frame *frame, const unsigned char *whole, size_t length)
{
	struct peer *peer = &peers[frame->task];
	unsigned char *grown;

	if (peer->fd < 0) {
		refuse(frame, "no such task");
		return;
	}
	grown = realloc(peer->queue, peer->queued + length);
	if (!grown) {
		refuse(frame, "out of memory");
		return;
	}
	peer->queue = grown;
	memcpy(peer->queue + peer->queued, whole, length);
	peer->queued += length;
}

/* The parent gets the socket of a task that it is about to make; it is not there for more than that one. */
static void new_task(const struct frame *frame, const unsigned char *whole)
{
	struct peer *parent = &peers[frame->task];
	uint32_t task, index;
	int pair[2];

	memcpy(&index, whole + sizeof(*frame), sizeof(index));
	task = frame->task - frame->task % TASKS_PER_PROCESS + index;
	if (index == 0 || index >= TASKS_PER_PROCESS || peers[task].fd >= 0 || parent->fd < 0)
		return refuse(frame, "no such task, or the new one is there already");
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return refuse(frame, strerror(errno));
	/* The descriptor goes with its frame, so what is queued has to go first; a parent that is gone takes nothing. */
	while (parent->queued && send_queue(frame->task) == 0)
		poll(&(struct pollfd){ .fd = parent->fd, .events = POLLOUT }, 1, -1);
	if (parent->queued) {
		close(pair[0]);
		close(pair[1]);
		return refuse(frame, "its parent is gone");
	}
	peers[task].fd = pair[0];
	if (send_with_descriptor(parent->fd, whole, sizeof(*frame) + frame->length, pair[1]))
		hang_up(&peers[task]);
	close(pair[1]);
}

static void handle(const struct frame *frame, const unsigned char *whole)
{
	uint32_t first = frame->task;
	int is_first = first >= TASKS_PER_PROCESS && first < TASKS && first % TASKS_PER_PROCESS == 0;
	int64_t value = 0;

	switch (frame->kind) {
	case FRAME_SCRIPT:
		if (frame->task < TASKS)
			to_task(frame, whole, sizeof(*frame) + frame->length);
		else
			refuse(frame, "no such task");
		return;
	case FRAME_NEW_TASK:
		if (frame->task < TASKS && frame->length == sizeof(uint64_t))
			new_task(frame, whole);
		else
			refuse(frame, "no such task");
		return;
	case FRAME_PROGRAM:
		add_program(whole + sizeof(*frame), frame->length);
		return;
	case FRAME_NEW_PROCESS:
	case FRAME_NEW_PROCESS_32:
		if (!is_first || peers[first].group)
			return refuse(frame, "not the first task of a free process");
		value = frame->kind == FRAME_NEW_PROCESS ? new_process(first) : make_peer(&peers[first], 32);
		break;
	case FRAME_END_PROCESS:
		if (!is_first)
			return refuse(frame, "not the first task of a process");
		end_process(first);
		wants_spare = !spare.group;
		break;
	default:
		return refuse(frame, "unknown kind of frame");
	}
	to_client(frame->task, frame->sequence, frame->kind, &value, sizeof(value));
}

static void read_client(void)
{
	ssize_t n = read_some(STDIN_FILENO, client + filled, sizeof(client) - filled);
	size_t at = 0;

	if (n <= 0) {
		for (uint32_t first = 0; first < TASKS; first += TASKS_PER_PROCESS)
			end_process(first); /* a spare ends with us: PR_SET_PDEATHSIG */
		exit(0);
	}
	filled += n;
	while (filled - at >= sizeof(struct frame)) {
		struct frame frame;

		memcpy(&frame, client + at, sizeof(frame));
		if (!is_length(frame.length)) {
			fprintf(stderr, "kcov-tck-agent: a frame of %u bytes: at most %u are allowed, in words of 8\n",
				frame.length, MAX_BODY);
			exit(2);
		}
		if (filled - at - sizeof(frame) < frame.length)
			break;
		handle(&frame, client + at);
		at += sizeof(frame) + frame.length;
	}
	memmove(client, client + at, filled - at);
	filled -= at;
	for (uint32_t task = 0; task < TASKS; task++)
		if (peers[task].queued)
			send_queue(task);
}

/* Whether a frame begins that no task sends; the kernel under test may have written into its memory. */
static int is_noise(const unsigned char *data, size_t length)
{
	struct frame frame;

	if (length < sizeof(frame))
		return 0;
	memcpy(&frame, data, sizeof(frame));
	return frame.length > MAX_RESULTS;
}

/*
 * Passes on whole frames only: the answers of several tasks share one stream. A task that has begun a frame ends it; one
 * that does not, or says something else, is ended.
 */
static void read_task(uint32_t task)
{
	static unsigned char buffer[2 * (sizeof(struct frame) + MAX_RESULTS)];
	struct pollfd more = { .fd = peers[task].fd, .events = POLLIN };
	size_t length = 0;
	int noise;
	ssize_t n;

	do {
		size_t whole;

		n = read_some(peers[task].fd, buffer + length, sizeof(buffer) - length);
		if (n > 0)
			length += n;
		whole = whole_frames(buffer, length);
		if (write_all(STDOUT_FILENO, buffer, whole))
			exit(0);
		length -= whole;
		memmove(buffer, buffer + whole, length);
		noise = is_noise(buffer, length);
	} while (n > 0 && length > 0 && !noise && poll(&more, 1, FRAME_PATIENCE) != 0);
	if (n > 0 && length > 0)
		kill(-peers[task - task % TASKS_PER_PROCESS].group, SIGKILL);
	if (n <= 0 || length > 0) {
		/* Its socket was one of the first files to be closed; it is gone when the others are, too. */
		while (task % TASKS_PER_PROCESS == 0 && waitid(P_PID, peers[task].group, NULL, WEXITED | WNOWAIT) &&
		       errno == EINTR)
			;
		hang_up(&peers[task]);
		to_client(task, 0, FRAME_GONE, "", 0);
	}
}

void serve_client(void)
{
	struct pollfd fds[1 + TASKS];
	uint32_t task_at[1 + TASKS];

	for (int i = 0; i < TASKS; i++)
		peers[i].fd = -1;
	for (;;) {
		nfds_t count = 1;
		int congested = 0;

		for (uint32_t task = 0; task < TASKS; task++) {
			if (peers[task].fd < 0)
				continue;
			congested |= peers[task].queued > MAX_QUEUE;
			task_at[count] = task;
			fds[count].fd = peers[task].fd;
			fds[count++].events = POLLIN | (peers[task].queued ? POLLOUT : 0);
		}
		fds[0] = (struct pollfd){ .fd = STDIN_FILENO, .events = congested ? 0 : POLLIN };
		/* Silence after the end of a test: the client is busy with its verdict, the time to make a process for the next. */
		if (wants_spare && poll(fds, count, 2) == 0) {
			make_peer(&spare, 64);
			wants_spare = 0;
		}
		if (poll(fds, count, -1) < 0) {
			if (errno != EINTR)
				exit(1);
			continue;
		}
		for (nfds_t i = 1; i < count; i++) {
			if (fds[i].revents & POLLOUT)
				send_queue(task_at[i]);
			if (fds[i].revents & (POLLIN | POLLHUP | POLLERR))
				read_task(task_at[i]);
		}
		if (fds[0].revents)
			read_client();
	}
}
