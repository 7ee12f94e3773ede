/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Feeds the agent, and a task of it, frames that nobody should send: fuzz SEED FRAMES [BATCH]
 *
 * Each batch is read by a process of its own. It has to end as it should and in time; every frame that has an answer has
 * to get it, whole and in its order; and no process may grow. What fails is named so that it can be had again.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"

#define PATIENCE 60 /* seconds for a batch */
#define MOST_KIB (192 << 10)

static unsigned char answers[64u << 20];

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "quarantine_size_mb=4:detect_leaks=0"; /* a process that is told to end does not tidy up */
}

static const char *how_it_ended(pid_t pid, const struct batch *batch)
{
	static char text[64];
	int status;

	waitpid(pid, &status, 0);
	if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), WTERMSIG(status) == SIGALRM ? "it hangs" : "signal %d", WTERMSIG(status));
	else if (WEXITSTATUS(status) != (batch->too_long ? 2 : 0))
		snprintf(text, sizeof(text), "exit status %d", WEXITSTATUS(status));
	else
		return NULL;
	return text;
}

/* NULL when the next answer is that of a script with so many results. */
static const char *check_answer(const unsigned char *at, size_t left, uint32_t sequence, int results, size_t *whole)
{
	struct frame frame;
	size_t used = sizeof(frame);

	if (left < sizeof(frame))
		return "an answer is missing";
	memcpy(&frame, at, sizeof(frame));
	if (frame.sequence != sequence || frame.kind != FRAME_SCRIPT || frame.length > MAX_RESULTS ||
	    frame.length > left - sizeof(frame))
		return "this is not its answer";
	*whole = sizeof(frame) + frame.length;
	for (; results > 0 && used + sizeof(struct result) <= *whole; results--) {
		struct result result;

		memcpy(&result, at + used, sizeof(result));
		used += sizeof(result) + padded(result.blob);
	}
	return results || used != *whole ? "the results are not those of its operations" : NULL;
}

static const char *check_task(const struct batch *batch, size_t length)
{
	size_t at = 0, whole = 0;

	for (int i = 0; i < batch->frames; i++) {
		const char *wrong = NULL;

		if (batch->frame[i].results >= 0)
			wrong = check_answer(answers + at, length - at, batch->frame[i].sequence, batch->frame[i].results, &whole);
		if (wrong) {
			fprintf(stderr, "frame %d: ", i);
			return wrong;
		}
		at += batch->frame[i].results >= 0 ? whole : 0;
	}
	return at == length ? NULL : "there are more answers than frames";
}

/* Sends and hears at the same time, as neither side may wait for the other. */
static size_t converse(int fd, const struct batch *batch)
{
	size_t sent = 0, heard = 0;

	for (;;) {
		struct pollfd both = { .fd = fd, .events = POLLIN | (sent < batch->length ? POLLOUT : 0) };
		ssize_t n = 0;

		poll(&both, 1, -1);
		if (both.revents & POLLOUT)
			n = send(fd, batch->bytes + sent, batch->length - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
		sent += n > 0 ? n : 0;
		if (sent == batch->length)
			shutdown(fd, SHUT_WR);
		n = recv(fd, answers + heard, sizeof(answers) - heard, MSG_DONTWAIT);
		if (n == 0 || (n < 0 && errno != EAGAIN))
			return heard;
		heard += n > 0 ? n : 0;
	}
}

static const char *fuzz_task(const struct batch *batch)
{
	int ends[2];
	const char *wrong;
	size_t length;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
		return strerror(errno);
	pid = fork();
	if (pid == 0) {
		alarm(PATIENCE);
		close(ends[0]);
		dup2(ends[1], TASK_SOCKET(0));
		close(ends[1]);
		serve_task((struct task_start){ .index = 0 });
	}
	close(ends[1]);
	length = converse(ends[0], batch);
	close(ends[0]);
	wrong = how_it_ended(pid, batch);
	return wrong ? wrong : check_task(batch, length);
}

/* Every frame that the agent itself answers has its answer; what tasks have said may be among them. */
static const char *check_agent(const struct batch *batch, size_t length)
{
	static char answered[BATCH];
	size_t at = 0;

	memset(answered, 0, sizeof(answered));
	while (length - at >= sizeof(struct frame)) {
		struct frame frame;

		memcpy(&frame, answers + at, sizeof(frame));
		if (frame.length > length - at - sizeof(frame))
			break;
		if (frame.kind != FRAME_GONE && frame.sequence < BATCH)
			answered[frame.sequence] = 1;
		at += sizeof(frame) + frame.length;
	}
	for (int i = 0; i < batch->frames; i++)
		if (batch->frame[i].answered && !answered[i])
			return "a frame has no answer";
	return at == length ? NULL : "an answer is not whole";
}

static const char *fuzz_agent(const struct batch *batch)
{
	int in = memfd_create("in", 0), out = memfd_create("out", 0);
	const char *wrong;
	ssize_t length;
	pid_t pid;

	if (write_all(in, batch->bytes, batch->length))
		return strerror(errno);
	lseek(in, 0, SEEK_SET);
	pid = fork();
	if (pid == 0) {
		alarm(PATIENCE);
		dup2(in, STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		serve_client();
	}
	wrong = how_it_ended(pid, batch);
	length = pread(out, answers, sizeof(answers), 0);
	close(in);
	close(out);
	return wrong ? wrong : check_agent(batch, length);
}

int main(int argc, char **argv)
{
	static struct batch batch;
	uint64_t seed = argc > 2 ? strtoull(argv[1], NULL, 0) : 0;
	long batches = argc > 2 ? atol(argv[2]) / BATCH : 0;
	struct rusage used;

	if (batches < 1) {
		fprintf(stderr, "fuzz SEED FRAMES [BATCH]\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	for (long i = argc > 3 ? atol(argv[3]) : 0; i < batches; i++) {
		const char *wrong;

		make_batch(&batch, seed + i, i % 2);
		seed_stubs(seed ^ i);
		wrong = i % 2 ? fuzz_agent(&batch) : fuzz_task(&batch);
		if (wrong) {
			fprintf(stderr, "%s\nto have it again: fuzz %llu %ld %ld\n", wrong, (unsigned long long)seed, (i + 1) * BATCH, i);
			return 1;
		}
	}
	getrusage(RUSAGE_CHILDREN, &used);
	printf("%ld frames, seed %llu, at most %ld MiB\n", batches * BATCH, (unsigned long long)seed, used.ru_maxrss >> 10);
	return used.ru_maxrss > MOST_KIB;
}
