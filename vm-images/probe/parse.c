// SPDX-License-Identifier: GPL-2.0
/* From a program's text to its statements. docs/hacking.md has the language. */
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/string.h>

#include "probe.h"

#define SHORTEST 5 /* characters of a statement, with the blank that follows */
#define IN(context) (1u << (context))
#define ANYWHERE (IN(CALLER) | IN(THREAD) | IN(SOFTIRQ) | IN(HARDIRQ))

static const struct word {
	const char *text;
	enum kind kind;
	unsigned int contexts; /* in which it may stand */
	unsigned int args;
} words[] = {
	{ "start", START, ANYWHERE, 1 },
	{ "stop", STOP, ANYWHERE },
	{ "pc", PC, ANYWHERE, 2 },
#ifdef CONFIG_KCOV_ENABLE_COMPARISONS
	{ "cmp", CMP, ANYWHERE, 3 },
	{ "const_cmp", CONST_CMP, ANYWHERE, 3 },
	{ "switch", SWITCH, ANYWHERE, 2 },
#endif
	{ "common", COMMON, ANYWHERE },
	{ "thread", IN_THREAD, IN(CALLER) },
	{ "softirq", IN_SOFTIRQ, IN(CALLER) | IN(THREAD) },
	{ "hardirq", IN_HARDIRQ, IN(CALLER) | IN(THREAD) | IN(SOFTIRQ) },
	{ "hold", HOLD, IN(THREAD) },
	{ "release", RELEASE, IN(CALLER) },
};

struct parser {
	char *rest;
	struct program *program;
};

static int parse_statements(struct parser *parser, enum context context);

static const char *next(struct parser *parser)
{
	char *text;

	do
		text = strsep(&parser->rest, " \t\n");
	while (text && !*text);
	return text;
}

static bool next_is(struct parser *parser, const char *text)
{
	const char *found = next(parser);

	return found && !strcmp(found, text);
}

static int parse_block(struct parser *parser, struct statement *block, enum context context)
{
	unsigned int first = parser->program->count;
	int error;

	if (!next_is(parser, "{"))
		return -EINVAL;
	error = parse_statements(parser, context);
	block->inside = parser->program->count - first;
	return error;
}

static int parse_thread(struct parser *parser, struct statement *block)
{
	if (parser->program->holds)
		return -EBUSY;
	parser->program->has_thread = true;
	return parse_block(parser, block, THREAD);
}

static int parse_cases(struct parser *parser, struct statement *statement)
{
	u64 *cases = statement->cases;
	const char *text;

	if (!next_is(parser, "{"))
		return -EINVAL;
	cases[1] = 8 * statement->args[0];
	for (text = next(parser); text && strcmp(text, "}"); text = next(parser)) {
		if (cases[0] == MAX_CASES || kstrtou64(text, 0, &cases[2 + cases[0]]))
			return -EINVAL;
		cases[0]++;
	}
	return text ? 0 : -EINVAL;
}

static bool is_size(u64 bytes)
{
	return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
}

static bool fits(u64 value, u64 bytes)
{
	return bytes == 8 || !(value >> 8 * bytes);
}

/* What has to follow the numbers, or is wrong with them. */
static int parse_end(struct parser *parser, struct statement *statement)
{
	const u64 *args = statement->args;
	struct program *program = parser->program;

	switch (statement->kind) {
	case PC:
		return args[0] < 4 && args[1] <= MAX_TIMES ? 0 : -EINVAL;
	case CMP:
	case CONST_CMP:
		return is_size(args[0]) && fits(args[1], args[0]) && fits(args[2], args[0]) ? 0 : -EINVAL;
	case SWITCH:
		return is_size(args[0]) && fits(args[1], args[0]) ? parse_cases(parser, statement) : -EINVAL;
	case IN_THREAD:
		return parse_thread(parser, statement);
	case IN_SOFTIRQ:
		return parse_block(parser, statement, SOFTIRQ);
	case IN_HARDIRQ:
		return parse_block(parser, statement, HARDIRQ);
	case HOLD:
		program->holds++;
		return 0;
	case RELEASE:
		return program->holds-- ? 0 : -EINVAL;
	default:
		return 0;
	}
}

static int parse_statement(struct parser *parser, const struct word *word)
{
	struct statement *statement = &parser->program->statements[parser->program->count++];
	unsigned int i;

	statement->kind = word->kind;
	for (i = 0; i < word->args; i++) {
		const char *text = next(parser);

		if (text && word->kind == START && !strcmp(text, "common"))
			statement->kind = START_COMMON;
		else if (!text || kstrtou64(text, 0, &statement->args[i]))
			return -EINVAL;
	}
	return parse_end(parser, statement);
}

static const struct word *find(const char *text, enum context context)
{
	const struct word *word;

	for (word = words; word < words + ARRAY_SIZE(words); word++) {
		if (!strcmp(text, word->text))
			return word->contexts & IN(context) ? word : NULL;
	}
	return NULL;
}

/* To the end of the text, or of the block. Blocks are at most three deep: a softirq interrupts a thread, and so on. */
static int parse_statements(struct parser *parser, enum context context)
{
	bool inside = context != CALLER;
	const char *text;

	while ((text = next(parser))) {
		const struct word *word = find(text, context);
		int error;

		if (inside && !strcmp(text, "}"))
			return 0;
		error = word ? parse_statement(parser, word) : -EINVAL;
		if (error)
			return error;
	}
	return inside ? -EINVAL : 0;
}

/*
 * @holds: that the thread has before it now
 *
 * The program, or -EINVAL: malformed; -EBUSY: the thread is held where it has a block; -ENOMEM.
 */
struct program *parse(char *text, size_t length, unsigned int holds)
{
	struct parser parser = { .rest = text };
	int error;

	parser.program = kvzalloc(struct_size(parser.program, statements, length / SHORTEST + 1), GFP_KERNEL);
	if (!parser.program)
		return ERR_PTR(-ENOMEM);
	refcount_set(&parser.program->users, 1);
	parser.program->holds = holds;
	error = parse_statements(&parser, CALLER);
	if (error) {
		put_program(parser.program);
		return ERR_PTR(error);
	}
	return parser.program;
}

void put_program(struct program *program)
{
	if (refcount_dec_and_test(&program->users))
		kvfree(program);
}
