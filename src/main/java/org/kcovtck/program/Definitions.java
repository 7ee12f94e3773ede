/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;

/** What stands at the top of a program: headers, what linux/kcov.h says, and how it tells its verdict. */
final class Definitions {
    /** The status 1, with a line that says why. */
    private static final String TOLD = "!!dprintf(1, \"%s is %ld, not \" #sign \" \" #wanted \"\\n\", #got, got_)";

    private Definitions() {}

    static List<String> includes(List<String> body, boolean alone, boolean complaint) {
        String all = String.join("\n", body);
        List<String> lines = new ArrayList<>();
        lines.add("#define _GNU_SOURCE");
        for (String header : List.of(
                "errno",
                "fcntl",
                "pthread",
                "sched",
                "signal",
                "stdint",
                "stdio",
                "stdlib",
                "string",
                "sys/ioctl",
                "sys/mman",
                "sys/stat",
                "sys/syscall",
                "sys/wait",
                "time",
                "unistd")) {
            boolean wanted = switch (header) {
                case "pthread" -> all.contains("pthread_");
                case "sched" -> all.contains("CLONE_FILES");
                case "signal", "sys/wait" -> !alone;
                case "stdlib" -> alone || all.contains("alloc(") || all.contains("strto");
                case "sys/syscall" -> !alone || all.contains("SYS_");
                case "sys/stat" -> all.contains("SYS_statx");
                case "time" -> all.contains("CLOCK_");
                case "string" ->
                    all.contains("allocated(")
                            || all.contains("memset")
                            || all.contains("str")
                            || all.contains("memcmp");
                default -> true;
            };
            if (wanted) {
                lines.add("#include <" + header + ".h>");
            }
        }
        lines.add("");
        return lines;
    }

    /** So that it compiles where there is no linux/kcov.h, or an old one. */
    static List<String> kcov(List<String> body) {
        String all = String.join("\n", body);
        List<String> lines = new ArrayList<>();
        if (all.contains("KCOV_INIT_TRACE")) {
            lines.add("#define KCOV_INIT_TRACE _IOR('c', 1, unsigned long)");
        }
        if (all.contains("KCOV_ENABLE")) {
            lines.add("#define KCOV_ENABLE _IO('c', 100)");
        }
        if (all.contains("KCOV_TRACE_")) {
            lines.add("enum { KCOV_TRACE_PC, KCOV_TRACE_CMP };");
        }
        if (all.contains("KCOV_DISABLE")) {
            lines.add("#define KCOV_DISABLE _IO('c', 101)");
        }
        if (all.contains("ENOTSUPP")) {
            lines.add("#define ENOTSUPP 524");
        }
        if (all.contains("KCOV_REMOTE_ENABLE")) {
            lines.add("#define KCOV_REMOTE_ENABLE _IOW('c', 102, struct kcov_remote_arg)");
            lines.add("struct kcov_remote_arg {");
            lines.add("\tuint32_t trace_mode, area_size, num_handles, pad;");
            lines.add("\tuint64_t common_handle, handles[];");
            lines.add("};");
        }
        lines.add("");
        return lines;
    }

    static List<String> verdict(List<String> body, boolean alone) {
        String all = String.join("\n", body);
        List<String> lines = new ArrayList<>();
        String end = alone ? "exit(%s);" : "_exit(shared->failed = %s);";
        if (all.contains("EXPECT(")) {
            lines.addAll("""
                    #define EXPECT(got, sign, wanted) do { \\
                    	long got_ = (got); \\
                    	if (!(got_ sign (wanted))) \\
                    		END \\
                    } while (0)
                    """.replace("END", String.format(end, TOLD)).lines().toList());
            lines.add("");
        }
        if (all.contains("EXPECT_TEXT(")) {
            lines.addAll("""
                    static void EXPECT_TEXT(const char *got, const char *wanted)
                    {
                    	if (strcmp(got, wanted)) {
                    		dprintf(1, "the PCs are \\"%s\\", not \\"%s\\"\\n", got, wanted);
                    		END
                    	}
                    }
                    """.replace("END", String.format(end, "1")).lines().toList());
            lines.add("");
        }
        if (all.contains("need(")) {
            lines.addAll("""
                    /* Without this nothing can be said. */
                    static long need(long result)
                    {
                    	if (result != -1)
                    		return result;
                    	perror("cannot tell");
                    	END
                    }
                    """.replace("END", String.format(end, "2")).lines().toList());
            lines.add("");
        }
        return lines;
    }
}
