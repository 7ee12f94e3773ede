/* SPDX-License-Identifier: GPL-2.0 */
/* What differs between the kernels that the module is built for, 5.10 to 7.3. */
#ifndef KCOVTCK_COMPAT_H
#define KCOVTCK_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/kcov.h>
#include <linux/preempt.h>
#include <linux/string.h>
#include <linux/version.h>

#ifndef CONFIG_KCOV
#error this kernel is built without CONFIG_KCOV
#endif

#ifndef in_hardirq
#define in_hardirq() in_irq()
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
static inline void hrtimer_setup(struct hrtimer *timer, enum hrtimer_restart (*function)(struct hrtimer *),
				 clockid_t clock, enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock, mode);
	timer->function = function;
}
#endif

/* kcov_common_handle() as a number: it returns one, or since 7.2 a struct of one. */
static inline u64 common_handle(void)
{
	typeof(kcov_common_handle()) id = kcov_common_handle();
	u64 handle;

	BUILD_BUG_ON(sizeof(id) != sizeof(handle));
	memcpy(&handle, &id, sizeof(handle));
	return handle;
}

#endif
