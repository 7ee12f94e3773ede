/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;

/** What a program has around its steps, as far as they need it. */
final class ProgramParts {
    private static final String KMSG = "200";

    private static final String PCS = """
            /* The PCs have to be so many of one address, then of another: "A3 B2". */
            static void pcs(const volatile long *area, long words, const char *expected)
            {
            \tstatic char got[4096];
            \tlong seen[26], known = 0, i, k, run;

            \tfor (i = 1; i < words && i <= area[0]; i += run) {
            \t\tfor (run = 1; i + run < words && i + run <= area[0] && area[i + run] == area[i]; run++)
            \t\t\t;
            \t\tfor (k = 0; k < known && seen[k] != area[i]; k++)
            \t\t\t;
            \t\tif (k == known && known < 26)
            \t\t\tseen[known++] = area[i];
            \t\tif (strlen(got) < sizeof(got) - 32)
            \t\t\tsprintf(got + strlen(got), "%s%c%ld", *got ? " " : "", (int)('A' + k), run);
            \t}
            \tif (strcmp(got, expected))
            \t\tfail(got, area[0], expected);
            }

            """;

    private ProgramParts() {}

    static String includes(String body) {
        StringJoiner includes = new StringJoiner("\n", "#define _GNU_SOURCE\n", "\n\n");
        for (String header :
                List.of("errno", "fcntl", "sched", "signal", "stdio", "stdlib", "string", "sys/ioctl", "sys/mman")) {
            includes.add("#include <" + header + ".h>");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("mount(", "sys/mount");
        wanted.put("syscall(", "sys/syscall");
        wanted.put("waitpid(", "sys/wait");
        wanted.put("pthread_", "pthread");
        wanted.put("CLOCK_", "time");
        wanted.forEach((text, header) -> {
            if (body.contains(text)) {
                includes.add("#include <" + header + ".h>");
            }
        });
        return includes.add("#include <unistd.h>").toString();
    }

    static String commands(String body) {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put("KCOV_INIT_TRACE", "_IOR('c', 1, unsigned long)");
        commands.put("KCOV_ENABLE", "_IO('c', 100)");
        commands.put("KCOV_DISABLE", "_IO('c', 101)");
        commands.put("KCOV_REMOTE_ENABLE", "_IOW('c', 102, char[24])");
        StringBuilder text = new StringBuilder();
        commands.forEach((name, number) -> {
            if (body.contains(name)) {
                text.append("#define ").append(name).append(' ').append(number).append('\n');
            }
        });
        return text + "\n";
    }

    static String variables(String body) {
        List<String> lines = new ArrayList<>();
        if (body.contains("x = ")) {
            lines.add("static long x;");
        }
        if (body.contains("for (i ")) {
            lines.add("static int i;");
        }
        if (body.contains("for (n ")) {
            lines.add("static int n;");
        }
        if (body.contains("scratch")) {
            lines.add("static char scratch[65536];");
        }
        return lines.stream().map(line -> line + "\n").reduce("", String::concat);
    }

    static String functions(String body, boolean alone, Complaint complaint) {
        StringBuilder text = new StringBuilder();
        if (body.contains("ret(")) {
            text.append("static long ret(long value)\n{\n\treturn value < 0 ? -errno : value;\n}\n\n");
        }
        if (body.contains("fail(") || body.contains("pcs(")) {
            text.append("static void fail(const char *what, long got, const char *expected)\n{\n");
            text.append("\tprintf(\"%s: %ld (0x%lx), not %s\\n\", what, got, got, expected);\n");
            text.append(alone ? "\texit(1);\n}\n\n" : "\tfflush(stdout);\n\ts->failed = 1;\n\t_exit(1);\n}\n\n");
        }
        if (body.contains("pcs(")) {
            text.append(PCS);
        }
        if (body.contains("tail(")) {
            text.append("/* A copy of the bytes that ends where a page does; the next is not mapped. */\n");
            text.append("static void *tail(const void *bytes, size_t size)\n{\n\tchar *pages = mmap(NULL, 8192, "
                    + "PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n\n");
            text.append("\tmunmap(pages + 4096, 4096);\n\treturn memcpy(pages + 4096 - size, bytes, size);\n}\n\n");
        }
        if (!alone) {
            text.append("/* Waits without a system call, which might be traced. */\nstatic void at(int turn)\n{\n");
            text.append("\twhile (s->turn < turn)\n\t\tif (s->failed)\n\t\t\t_exit(1);\n}\n\n");
        }
        if (complaint != Complaint.NONE) {
            text.append("/* Whether the kernel has logged this since. */\nstatic int logged(const char *of)\n{\n");
            text.append("\tstatic char line[8192];\n\tssize_t size;\n\n");
            text.append("\twhile ((size = read(" + KMSG + ", line, sizeof(line) - 1)) > 0) {\n\t\tline[size] = 0;\n");
            text.append("\t\tif (strstr(line, of) && (strstr(line, \"WARNING: \") || strstr(line, \"BUG: \") || "
                    + "strstr(line, \"refcount_t: \")) && printf(\"%s\", line))\n\t\t\treturn 1;\n");
            text.append("\t}\n\treturn 0;\n}\n\n");
        }
        return text.toString();
    }

    /** Before anything is done: whether it can be. */
    static List<String> beginning(String body, Complaint complaint) {
        List<String> lines = new ArrayList<>(List.of("alarm(120);"));
        for (String path : List.of(KcovFile.PATH, Probe.PATH)) {
            if (path.equals(KcovFile.PATH) || body.contains(path)) {
                lines.add("if (access(\"" + path + "\", R_OK | W_OK))");
                lines.add("\treturn perror(\"" + path + "\"), 2;");
            }
        }
        if (complaint != Complaint.NONE) {
            lines.add("/* Warnings that are given once are given again. */");
            lines.add("dup2(open(\"/sys/kernel/debug/clear_warn_once\", O_WRONLY), " + KMSG + ");");
            lines.add("if (write(" + KMSG + ", \"1\", 1) != 1 || dup2(open(\"/dev/kmsg\", O_RDONLY | O_NONBLOCK), "
                    + KMSG + ") < 0)");
            lines.add("\treturn perror(\"/dev/kmsg\"), 2;");
            lines.add("lseek(" + KMSG + ", 0, SEEK_END);");
            lines.add("close(3);");
            lines.add("close(4);");
        }
        return lines;
    }

    static List<String> end(boolean alone, Complaint complaint, String warning) {
        String failed = alone ? "0" : "s->failed";
        return switch (complaint) {
            case NONE -> List.of("return " + failed + ";");
            case UNWANTED -> List.of("return " + (alone ? "" : failed + " || ") + "logged(\"\");");
            case MISSING ->
                List.of("return " + (alone ? "" : failed + " || ") + "!logged(" + CText.quoted(warning) + ");");
        };
    }
}
