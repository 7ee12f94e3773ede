// SPDX-License-Identifier: GPL-2.0
#include "compat.h"
#include "probe.h"

static void perform_one(struct flow *flow, const struct statement *statement)
{
	struct probe *probe = flow->probe;

	switch (statement->kind) {
	case START:
		start_section(flow, statement->args[0]);
		break;
	case START_COMMON:
		start_section(flow, probe->common);
		break;
	case STOP:
		stop_section(flow);
		break;
	case PC:
	case CMP:
	case CONST_CMP:
	case SWITCH:
		call_back(flow, statement);
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

void perform(struct flow *flow, const struct statement *statement, unsigned int count)
{
	const struct statement *end = statement + count;

	while (statement < end) {
		perform_one(flow, statement);
		statement += 1 + statement->inside;
	}
}
