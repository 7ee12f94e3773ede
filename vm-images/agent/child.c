/* SPDX-License-Identifier: Apache-2.0 */
/* The tasks that a task makes, threads and children, and their signals. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agent.h"

#define STACK (32u << 10)

static pthread_t threads[TASKS_PER_PROCESS];
static pid_t sharing[TASKS_PER_PROCESS]; /* children that have this process's table of descriptors */

static void become_child(int index, int shares)
{
	/* Each socket has one holder, so that its end of file says that the holder is gone. */
	for (int i = 0; i < TASKS_PER_PROCESS && !shares; i++)
		if (i != index)
			close(TASK_SOCKET(i));
	serve_task((struct task_start){ .index = index });
}

int64_t start_child(uint64_t index, uint64_t flags)
{
	int shares = !!(flags & CLONE_FILES);
	pid_t pid;

	if (index == 0 || index >= TASKS_PER_PROCESS || (flags & CLONE_VM))
		return -EINVAL;
	pid = syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
	if (pid < 0)
		return -errno;
	if (pid == 0)
		become_child((int)index, shares);
	if (shares)
		sharing[index] = pid;
	else
		close(TASK_SOCKET((int)index));
	return pid;
}

static int64_t join_child(uint64_t index)
{
	while (waitpid(sharing[index], NULL, 0) < 0)
		if (errno != EINTR)
			return -errno;
	sharing[index] = 0;
	close(TASK_SOCKET((int)index));
	return 0;
}

static void *thread_main(void *argument)
{
	serve_task((struct task_start){ .index = (int)(intptr_t)argument });
}

int64_t start_thread(uint64_t index)
{
	int error;

	if (index == 0 || index >= TASKS_PER_PROCESS || threads[index])
		return -EINVAL;
	error = pthread_create(&threads[index], NULL, thread_main, (void *)(intptr_t)index);
	if (error)
		threads[index] = 0;
	return -error;
}

int64_t join(uint64_t index)
{
	int error;

	if (index < TASKS_PER_PROCESS && sharing[index])
		return join_child(index);
	if (index == 0 || index >= TASKS_PER_PROCESS || !threads[index])
		return -ESRCH;
	error = pthread_join(threads[index], NULL);
	if (!error)
		threads[index] = 0;
	return -error;
}

struct vforked {
	void (*perform)(void *);
	void *argument;
};

static int vforked_main(void *argument)
{
	struct vforked *child = argument;

	child->perform(child->argument);
	return 0;
}

/* What vfork() is to the kernel, with a stack of the child's own: it may do more than exec. */
int64_t run_vforked(void (*perform)(void *), void *argument)
{
	unsigned char stack[STACK] __attribute__((aligned(16)));
	struct vforked child = { perform, argument };
	pid_t pid = clone(vforked_main, stack + STACK, CLONE_VM | CLONE_VFORK | SIGCHLD, &child);

	if (pid < 0)
		return -errno;
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return pid;
}

static void do_nothing(int signal)
{
	(void)signal;
}

int64_t catch_signal(uint64_t signal)
{
	struct sigaction action = { .sa_handler = do_nothing };

	return sigaction((int)signal, &action, NULL) ? -errno : 0;
}
