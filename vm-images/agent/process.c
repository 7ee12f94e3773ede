/* SPDX-License-Identifier: Apache-2.0 */
/* Makes processes under test: as this program, or as one for 32 bits. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

static int program = -1; /* a file in memory, so that nothing has to be removed */
static int program_error = ENOENT;

/* The same file under a number that is no task's socket. */
static int out_of_the_way(int fd)
{
	int other = fcntl(fd, F_DUPFD_CLOEXEC, TASK_SOCKET(TASKS_PER_PROCESS));

	close(fd);
	return other;
}

void add_program(const void *data, size_t length)
{
	if (program < 0) {
		program = out_of_the_way(memfd_create("kcov-tck-agent", MFD_CLOEXEC));
		program_error = program < 0 ? errno : 0;
	}
	if (!program_error && write_all(program, data, length))
		program_error = errno;
}

/* Where the agent has its own, a process under test has /dev/null. */
static void become_process(int end)
{
	int null;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	close_peers();
	dup2(end, TASK_SOCKET(0));
	if (end != TASK_SOCKET(0))
		close(end);
	null = open("/dev/null", O_RDWR);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	close(null);
}

/* Tells why it cannot, if it cannot: the other end of `errors` closes when it can. */
static void run_program(int errors)
{
	char *arguments[] = { "kcov-tck-agent", "--task", "0", NULL };
	int error;

	setpgid(0, 0); /* once it is another program, the parent cannot do this */
	fexecve(program, arguments, (char *[]){ NULL });
	error = errno;
	write_all(errors, &error, sizeof(error));
	_exit(1);
}

static pid_t start(int ends[2], int bits, int errors)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid < 0 ? -errno : pid;
	close(ends[0]);
	become_process(ends[1]);
	if (bits == 32)
		run_program(errors);
	close(program);
	serve_task((struct task_start){ .index = 0 });
}

static int64_t start_program(int ends[2])
{
	int errors[2], error = 0;
	pid_t pid;

	if (program_error)
		return -program_error;
	if (pipe2(errors, O_CLOEXEC))
		return -errno;
	errors[1] = out_of_the_way(errors[1]);
	pid = start(ends, 32, errors[1]);
	close(errors[1]);
	if (pid > 0)
		read_some(errors[0], &error, sizeof(error));
	close(errors[0]);
	if (error)
		waitpid(pid, NULL, 0);
	return error ? -error : pid;
}

int64_t make_process(int *socket, int bits)
{
	int ends[2];
	int64_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
		return -errno;
	pid = bits == 32 ? start_program(ends) : start(ends, 64, -1);
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return pid;
	}
	setpgid(pid, pid);
	*socket = ends[0];
	return pid;
}
