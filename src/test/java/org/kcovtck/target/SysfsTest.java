/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;

class SysfsTest {
    @Test
    void aMachineWithoutProcIsSaidToHaveNone() {
        assertThatThrownBy(() -> new Sysfs(new Bare()).release())
                .isInstanceOf(BrokenException.class)
                .hasMessageContaining("/proc is not mounted");
    }

    /** A task of a machine that has no files. */
    private record Bare() implements Task {
        @Override
        public Pending submit(List<Operation> script) {
            return () -> script.stream()
                    .map(operation -> new Outcome(operation, -Errno.ENOENT.number(), new byte[0]))
                    .toList();
        }

        @Override
        public Task newThread() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Task fork() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Task cloneFiles() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void exec() {}

        @Override
        public void exit() {}
    }
}
