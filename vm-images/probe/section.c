// SPDX-License-Identifier: GPL-2.0
/*
 * Sections, and the callbacks in them. A section of the probe has what its callbacks add and nothing else. A part of the
 * work of an interrupt is done where KCOV does not know it for one, and a thread that is held calls the scheduler: what
 * that leaves in the area is taken out again, by putting the count back.
 */
#include <linux/irqflags.h>
#include <linux/minmax.h>

#include "compat.h"
#include "probe.h"

#define PCS_AT_ONCE 1000 /* with interrupts off */

/* Where the context that is here keeps its section; a hardware interrupt is in that of the softirq or task below. */
static struct section *here(struct flow *flow)
{
	return &flow->sections[!!in_serving_softirq()];
}

/* Whether the program has begun the section that is here. */
static bool is_in(const struct section *section)
{
	return section->area && section->area == current->kcov_area;
}

static void put_count_back(const struct section *section)
{
	if (is_in(section))
		WRITE_ONCE(*section->area, section->count);
}

static void keep_count(struct section *section)
{
	if (is_in(section))
		section->count = READ_ONCE(*section->area);
}

/*
 * The area is empty now; what is in it came with an interrupt. Only a kernel that does not set the count of an area that
 * it has had on a list leaves what no section can have.
 */
void start_section(struct flow *flow, u64 handle)
{
	struct section *section = here(flow);
	const void *outer = current->kcov_area;
	u64 count;

	kcov_remote_start(handle);
	if (current->kcov_area == outer)
		return;
	section->area = current->kcov_area;
	count = READ_ONCE(*section->area);
	section->count = count < current->kcov_size ? 0 : count;
}

void stop_section(struct flow *flow)
{
	/* Until the section has been stopped, interrupts may come. */
	if (is_in(here(flow)))
		quiet();
	put_count_back(here(flow));
	kcov_remote_stop();
	loud();
}

void call_back(struct flow *flow, const struct statement *statement)
{
	u64 left = statement->kind == PC ? statement->args[1] : 1;
	unsigned long flags;
	u64 now;

	for (; left; left -= now) {
		now = min_t(u64, left, PCS_AT_ONCE);
		local_irq_save(flags);
		put_count_back(here(flow));
		call(statement, now);
		keep_count(here(flow));
		local_irq_restore(flags);
	}
}
