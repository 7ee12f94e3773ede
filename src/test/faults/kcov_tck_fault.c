// SPDX-License-Identifier: GPL-2.0
/* Does to the kernel, while it is being loaded, what its parameter says. For tests of what the kit makes of that. */
#include <linux/irqflags.h>
#include <linux/module.h>
#include <linux/panic.h>
#include <linux/preempt.h>
#include <linux/string.h>

static char *kind = "";
module_param(kind, charp, 0);

static noinline void kcov_tck_spins(void)
{
	for (;;)
		cpu_relax();
}

/* Without a vector for the breakpoint, none for the fault that this is, and none for the double fault. */
static const struct {
	u16 limit;
	u64 base;
} __packed no_interrupts;

static int __init fault_init(void)
{
	if (!strcmp(kind, "panic")) {
		panic("kcov_tck_fault");
	} else if (!strcmp(kind, "oops")) {
		*(volatile int *)NULL = 0;
	} else if (!strcmp(kind, "softlockup")) {
		preempt_disable();
		kcov_tck_spins();
	} else if (!strcmp(kind, "hardlockup")) {
		local_irq_disable();
		kcov_tck_spins();
	} else if (!strcmp(kind, "triplefault")) {
		asm volatile("lidt %0; int3" : : "m"(no_interrupts));
	}
	return -EINVAL;
}
module_init(fault_init);

MODULE_DESCRIPTION("kcov-tck: faults on purpose");
MODULE_LICENSE("GPL");
