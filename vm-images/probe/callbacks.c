// SPDX-License-Identifier: GPL-2.0
/* The calls that the compiler puts into instrumented code, made on demand. */
#include <linux/compiler.h>

#include "probe.h"

/* Names of our own: not every kernel declares these functions, and some do with other types. */
void trace_pc(void) __asm__("__sanitizer_cov_trace_pc");

/*
 * A call in one place, and not the same function four times for a compiler that merges those. The label says in
 * /proc/kallsyms what address the callback has to record.
 */
#define SITE(number)                                                                                                   \
	static noinline __noclone void site_##number(u64 times)                                                        \
	{                                                                                                              \
		while (times--) {                                                                                      \
			trace_pc();                                                                                    \
			asm volatile("kcov_tck_site_" #number ":" : : "i"(number));                                          \
		}                                                                                                      \
	}

SITE(0)
SITE(1)
SITE(2)
SITE(3)

static void call_pc(unsigned int site, u64 times)
{
	static void (*const sites[])(u64 times) = { site_0, site_1, site_2, site_3 };

	sites[site](times);
}

#ifdef CONFIG_KCOV_ENABLE_COMPARISONS

void trace_cmp1(u8 a, u8 b) __asm__("__sanitizer_cov_trace_cmp1");
void trace_cmp2(u16 a, u16 b) __asm__("__sanitizer_cov_trace_cmp2");
void trace_cmp4(u32 a, u32 b) __asm__("__sanitizer_cov_trace_cmp4");
void trace_cmp8(u64 a, u64 b) __asm__("__sanitizer_cov_trace_cmp8");
void trace_const_cmp1(u8 a, u8 b) __asm__("__sanitizer_cov_trace_const_cmp1");
void trace_const_cmp2(u16 a, u16 b) __asm__("__sanitizer_cov_trace_const_cmp2");
void trace_const_cmp4(u32 a, u32 b) __asm__("__sanitizer_cov_trace_const_cmp4");
void trace_const_cmp8(u64 a, u64 b) __asm__("__sanitizer_cov_trace_const_cmp8");
void trace_switch(u64 value, void *cases) __asm__("__sanitizer_cov_trace_switch");

static void call_cmp(unsigned int bytes, u64 a, u64 b)
{
	switch (bytes) {
	case 1:
		trace_cmp1(a, b);
		break;
	case 2:
		trace_cmp2(a, b);
		break;
	case 4:
		trace_cmp4(a, b);
		break;
	case 8:
		trace_cmp8(a, b);
		break;
	}
}

static void call_const_cmp(unsigned int bytes, u64 constant, u64 value)
{
	switch (bytes) {
	case 1:
		trace_const_cmp1(constant, value);
		break;
	case 2:
		trace_const_cmp2(constant, value);
		break;
	case 4:
		trace_const_cmp4(constant, value);
		break;
	case 8:
		trace_const_cmp8(constant, value);
		break;
	}
}

#endif

void call(const struct statement *statement, u64 times)
{
	const u64 *args = statement->args;

	switch (statement->kind) {
	case PC:
		call_pc(args[0], times);
		break;
#ifdef CONFIG_KCOV_ENABLE_COMPARISONS
	case CMP:
		call_cmp(args[0], args[1], args[2]);
		break;
	case CONST_CMP:
		call_const_cmp(args[0], args[1], args[2]);
		break;
	case SWITCH:
		trace_switch(args[1], (void *)statement->cases);
		break;
#endif
	default:
		break;
	}
}
