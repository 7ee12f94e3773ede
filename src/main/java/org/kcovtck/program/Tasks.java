/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;

/** What a program of several tasks has besides them: how they begin, and how their first one waits for them. */
final class Tasks {
    private Tasks() {}

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** {@code turn()} and {@code start()}. */
    static List<String> start(List<String> touched) {
        List<String> lines = new ArrayList<>(lines("""
                /* Waits without a system call, which would be collected. */
                static void turn(int number)
                {
                	while (shared->turn != number)
                		if (shared->failed)
                			_exit(shared->failed);
                }

                /* A child process; one that hangs ends in a minute. */
                static pid_t start(void (*task)(void), unsigned long flags)
                {
                	pid_t pid = syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);

                	if (pid)
                		return pid;
                	alarm(60);
                """));
        lines.addAll(Rounds.indented(touched));
        lines.addAll(lines("""
                	task();
                	while (wait(NULL) > 0)
                		;
                	_exit(shared->failed);
                }
                """));
        lines.add("");
        return lines;
    }

    static List<String> main(Story story, boolean complaint) {
        List<String> lines = new ArrayList<>();
        if (complaint) {
            lines.addAll(lines("""
                    /* Whether the kernel has complained since the last call. */
                    static int complains(int kmsg)
                    {
                    	static const char *const words[] = { "WARNING: ", "BUG: ", "Oops: ", "KASAN: ", "UBSAN: " };
                    	static char line[8192];
                    	ssize_t length;

                    	while ((length = read(kmsg, line, sizeof(line) - 1)) > 0 || errno == EPIPE) {
                    		line[length > 0 ? length : 0] = 0;
                    		for (int i = 0; i < 5; i++)
                    			if (strstr(line, words[i]))
                    				return dprintf(1, "the kernel complains: %s", line);
                    	}
                    	return 0;
                    }
                    """));
            lines.add("");
        }
        lines.add("int main(void)");
        lines.add("{");
        lines.add("\tint status;");
        if (complaint) {
            lines.add("\tint once = open(\"/sys/kernel/debug/clear_warn_once\", O_WRONLY);");
            lines.add("\tint kmsg = open(\"/dev/kmsg\", O_RDONLY | O_NONBLOCK);");
        }
        lines.add("");
        if (complaint) {
            lines.add("\tif (kmsg < 0 || write(once, \"1\", 1) != 1)");
            lines.add("\t\treturn 2;");
            lines.add("\tlseek(kmsg, 0, SEEK_END);");
        }
        lines.add("\tshared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);");
        story.processes().forEach(name -> lines.add("\t" + story.turns().begin(name, "0")));
        List<String> turns = story.turns().of(Turns.MAIN);
        if (turns.size() > 1) {
            lines.addAll(Rounds.indented(turns));
        }
        lines.add("\twhile (wait(&status) > 0)");
        lines.add("\t\tif (WIFSIGNALED(status) && !shared->failed)");
        lines.add("\t\t\tshared->failed = dprintf(1, \"a task was killed\\n\") > 0;");
        lines.add(complaint ? "\treturn complains(kmsg) ? 1 : shared->failed;" : "\treturn shared->failed;");
        lines.add("}");
        return lines;
    }
}
