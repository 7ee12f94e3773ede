/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Functions of C that a program may need, in an order in which they can stand in a file. */
enum Snippet {
    DID("did\\(", """
            /* What the kernel returned: a negated errno if the call failed. */
            static long did(long result) { return result == -1 ? -errno : result; }
            """),
    ALLOCATED("allocated\\(", """
            /* How many large allocations of the kernel's are by one of these functions. */
            static long allocated(const char *by, const char *or_by)
            {
            	static char line[512];
            	long number = 0;
            	FILE *list = fopen("/proc/vmallocinfo", "r");

            	while (list && fgets(line, sizeof(line), list))
            		number += strstr(line, by) || strstr(line, or_by);
            	return list ? fclose(list), number : -1;
            }
            """),
    FILL("fill\\(", """
            static void fill(volatile uint64_t *to, int words, uint64_t value)
            {
            	while (words--)
            		*to++ = value;
            }
            """),
    LOAD("load\\(", """
            static void load(uint64_t *to, const volatile uint64_t *from, int words)
            {
            	while (words--)
            		*to++ = *from++;
            }
            """),
    DIFFERS("differs\\(", """
            /* The first word that is not this; -1 if all are. */
            static long differs(const uint64_t *words, int from, int to, uint64_t value)
            {
            	for (; from < to; from++)
            		if (words[from] != value)
            			return from;
            	return -1;
            }
            """),
    PCS("pcs\\(", """
            /* How many PCs there are; -1 if one is no address of the kernel. */
            static long pcs(const uint64_t *words, int length)
            {
            	int at;

            	for (at = 1; at < length && at <= (int64_t)words[0]; at++)
            		if ((int64_t)words[at] >= -1)
            			return -1;
            	return at - 1;
            }
            """),
    COMPARISONS("comparisons\\(", """
            /* How many records there are; -1 if one is none. */
            static long comparisons(const uint64_t *words, int length)
            {
            	int at;

            	for (at = 1; at + 4 <= length && at / 4 < (int64_t)words[0]; at += 4)
            		if ((words[at] & ~7ULL) || (int64_t)words[at + 3] >= -1)
            			return -1;
            	return at / 4;
            }
            """),
    RUNS("runs\\(", """
            /* "A5 B3": five PCs of one address, three of another. */
            static const char *runs(const uint64_t *words, int length)
            {
            	static char text[512];
            	uint64_t seen[26];
            	int names = 0, used = 0, name, n;

            	text[0] = 0;
            	for (int at = 1; at < length && at <= (int64_t)words[0] && used < 480; at += n) {
            		for (n = 1; at + n < length && at + n <= (int64_t)words[0] && words[at + n] == words[at];)
            			n++;
            		for (name = 0; name < names && seen[name] != words[at];)
            			name++;
            		if (name == names && names < 26)
            			seen[names++] = words[at];
            		used += sprintf(text + used, "%s%c%d", used ? " " : "", name < 26 ? 'A' + name : '?', n);
            	}
            	return text;
            }
            """);

    private final Pattern use;
    private final String text;

    Snippet(String use, String text) {
        this.use = Pattern.compile("\\b" + use);
        this.text = text;
    }

    /** Those that these lines need. */
    static List<String> of(List<String> lines) {
        String all = String.join("\n", lines);
        List<String> needed = new ArrayList<>();
        for (Snippet snippet : values()) {
            if (snippet.use.matcher(all).find()) {
                snippet.text.lines().forEach(needed::add);
                needed.add("");
            }
        }
        return needed;
    }
}
