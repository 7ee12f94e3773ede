// SPDX-License-Identifier: GPL-2.0
#include "compat.h"
#include "probe.h"

static void perform_one(struct flow *flow, const struct statement *statement)
{
	struct probe *probe = flow->probe;
	const u64 *args = statement->args;

	switch (statement->kind) {
	case START:
		kcov_remote_start(args[0]);
		break;
	case START_COMMON:
		kcov_remote_start(probe->common);
		break;
	case STOP:
		kcov_remote_stop();
		break;
	case PC:
		call_pc(args[0], args[1]);
		break;
	case CMP:
		call_cmp(args[0], args[1], args[2]);
		break;
	case CONST_CMP:
		call_const_cmp(args[0], args[1], args[2]);
		break;
	case SWITCH:
		call_switch(args[1], statement->cases);
		break;
	case COMMON:
		probe->common = common_handle();
		break;
	case IN_THREAD:
		run_in_thread(probe, statement);
		break;
	case IN_SOFTIRQ:
		interrupt_by_softirq(flow, statement);
		break;
	case IN_HARDIRQ:
		interrupt_by_hardirq(flow, statement);
		break;
	case HOLD:
		hold_thread(probe);
		break;
	case RELEASE:
		let_go(probe);
		break;
	}
}

/* Nothing that is instrumented runs between two statements. */
void perform(struct flow *flow, const struct statement *statement, unsigned int count)
{
	const struct statement *end = statement + count;

	while (statement < end) {
		perform_one(flow, statement);
		statement += 1 + statement->inside;
	}
}
