/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Argument;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** Who runs where in a race. */
class ProcessorsTest {
    private static final String FOLDER = "/sys/devices/system/cpu/";

    private final Map<String, String> files = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<Task> tasks = List.of(new Racer("a"), new Racer("b"), new Racer("c"));

    @Test
    void aSecondProcessorIsSwitchedOnAndOffAgain() {
        files.put(FOLDER + "online", "0\n");
        files.put(FOLDER + "present", "0-3\n");

        Processors.of(tasks).giveBack();

        assertThat(done)
                .containsExactly(
                        "a cpu1/online 1",
                        "a mask 1",
                        "b mask 2",
                        "c mask 1",
                        "a mask -1",
                        "b mask -1",
                        "c mask -1",
                        "a cpu1/online 0");
    }

    @Test
    void thoseThatAreOnAreUsedAndLeftAlone() {
        files.put(FOLDER + "online", "1,4-5,70\n");
        files.put(FOLDER + "present", "0-127\n");

        Processors.of(tasks).giveBack();

        assertThat(done.subList(0, 3)).containsExactly("a mask 2", "b mask 16", "c mask 32");
        assertThat(done).hasSize(6);
    }

    @Test
    void aKernelThatDoesNotTellIsLeftAlone() {
        Processors processors = Processors.of(tasks);
        processors.giveBack();

        assertThat(processors.areKnown()).isFalse();
        assertThat(done).isEmpty();
    }

    /** A task of a machine that has nothing but processors. */
    private final class Racer implements Task {
        private final String name;
        private String open = "";

        Racer(String name) {
            this.name = name;
        }

        @Override
        public Pending submit(List<Operation> script) {
            return () -> script.stream().map(this::perform).toList();
        }

        private Outcome perform(Operation operation) {
            byte[] data = {};
            if (operation instanceof Open file) {
                open = file.path();
                boolean there = files.containsKey(open) || file.flags() == Open.O_WRONLY;
                return new Outcome(operation, there ? 3 : -Errno.ENOENT.number(), data);
            } else if (operation instanceof Read) {
                data = files.get(open).getBytes(StandardCharsets.US_ASCII);
            } else if (operation instanceof Write write) {
                done.add(name + " " + open.substring(FOLDER.length()) + " "
                        + new String(write.data(), StandardCharsets.US_ASCII));
            } else if (operation instanceof SystemCall call
                    && call.arguments().get(2) instanceof Argument.Memory mask) {
                done.add(name + " mask " + new Outcome(operation, 0, mask.bytes()).words()[0]);
            }
            return new Outcome(operation, data.length, data);
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
