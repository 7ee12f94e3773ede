/* SPDX-License-Identifier: Apache-2.0 */
/* Begins as the agent, or as a task under test that an exec has made of this program. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#include "agent.h"

static void greet(void)
{
	struct greeting greeting = {
		.magic = PROTOCOL_MAGIC,
		.version = PROTOCOL_VERSION,
	};

	to_client(0, 0, FRAME_GREETING, &greeting, sizeof(greeting));
}

int main(int argc, char **argv)
{
	catch_faults();
	if ((argc == 3 || argc == 5) && !strcmp(argv[1], "--task")) {
		struct task_start start = { .index = atoi(argv[2]), .after_exec = argc == 5 };

		if (start.after_exec) {
			start.exec_task = strtoul(argv[3], NULL, 10);
			start.exec_sequence = strtoul(argv[4], NULL, 10);
		}
		serve_task(start);
	}
	if (argc > 1) {
		fprintf(stderr, "kcov-tck-agent, protocol %u: started by kcov-tck, speaks on stdin and stdout\n",
			PROTOCOL_VERSION);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN); /* the terminal's; the client has still to clear up */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	make_barrier();
	greet();
	serve_client();
}
