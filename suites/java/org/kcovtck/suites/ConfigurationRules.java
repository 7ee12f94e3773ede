/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.collecting;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Target;

/** What the kernel is built with, as far as it shows. */
class ConfigurationRules {
    private static final Pattern GCC = Pattern.compile("\\(gcc .*?([0-9]+)\\.([0-9]+)\\.[0-9]+");
    private static final Operation YIELD = Syscall.SCHED_YIELD.of();

    @Test
    @Verifies("CFG-002")
    void theCompilerIsOneThatInstruments(Target kernel) {
        String version = new Sysfs(kernel.newProcess()).read("/proc/version").orElseThrow();
        Matcher gcc = GCC.matcher(version);
        int compiler = gcc.find() ? 100 * Integer.parseInt(gcc.group(1)) + Integer.parseInt(gcc.group(2)) : 0;

        if (!version.contains("clang")) {
            assertThat("the version of GCC, times 100", compiler).isAbove(600);
        }
    }

    @Test
    @Verifies("DOC-006")
    void aKernelByGccCollectsComparisons(Target kernel) {
        assertThat(collecting(kernel, KCOV_TRACE_CMP).coverageOf(READ)).hasComparisons();
    }

    @Test
    @Verifies("CFG-005")
    void theAreasOfSoftirqsAreWithinTheBounds(Target kernel) {
        long words = Long.parseLong(
                new Sysfs(kernel.newProcess()).read(Probe.IRQ_AREA_PATH).orElseThrow());

        assertThat("the words of an area", words).isAbove(0x80 - 1);
        assertThat("the words of an area", words).isBelow(0x1000000 + 1);
    }

    @Test
    @Verifies("CFG-007")
    void theSchedulerAndLocksLeaveNoEntries(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        int fd = (int) buffer.task()
                .run(new Open("/proc/meminfo", Open.O_RDONLY))
                .required()
                .value();

        long[] pcs = buffer.coverageOf(YIELD, new Read(fd, 1)).pcs();

        Symbols symbols = kernel.symbols();
        assertThat("the number of PCs of read()", number(pcs, "sys_read", symbols))
                .isAbove(0);
        assertThat("the number of PCs of sched_yield()", number(pcs, "sched_yield", symbols))
                .is(0);
        // seq_read_iter(), which all such files have, takes a mutex.
        assertThat("the number of PCs of mutex_lock()", number(pcs, "mutex_lock", symbols))
                .is(0);
    }

    private static long number(long[] pcs, String function, Symbols symbols) {
        return Arrays.stream(pcs)
                .filter(pc -> symbols.functionOf(pc).contains(function))
                .count();
    }
}
