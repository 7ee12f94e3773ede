/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/** Some pages of a task's own memory, in which a test puts the argument of a call where it wants to have it. */
record Pages(Task task, long address, int bytes) {
    static final int PAGE = 4096;
    static final int PROT_NONE = 0;
    static final int PROT_READ = 1;

    private static final long PRIVATE_ANONYMOUS = 0x22;

    static Pages of(Task task, int number) {
        int bytes = number * PAGE;
        Outcome mmap = task.run(Syscall.MMAP.of(
                number(0),
                number(bytes),
                named("PROT_READ | PROT_WRITE", 3),
                named("MAP_PRIVATE | MAP_ANONYMOUS", PRIVATE_ANONYMOUS),
                number(-1)));
        return new Pages(task, mmap.required().value(), bytes);
    }

    /** Puts bytes here, zeros round them; their address. */
    long put(int offset, byte[] data) {
        int first = offset / Long.BYTES;
        int words = (offset + data.length + Long.BYTES - 1) / Long.BYTES - first;
        ByteBuffer memory = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        memory.position(offset % Long.BYTES);
        memory.put(data);
        List<Operation> stores = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            stores.add(new Store(address + (long) (first + i) * Long.BYTES, memory.getLong(i * Long.BYTES)));
        }
        task.run(stores).forEach(Outcome::required);
        return address + offset;
    }

    void protect(int protection) {
        protect(task, address, bytes, protection);
    }

    static void protect(Task task, long address, long bytes, int protection) {
        task.run(Syscall.MPROTECT.of(number(address), number(bytes), number(protection)))
                .required();
    }
}
