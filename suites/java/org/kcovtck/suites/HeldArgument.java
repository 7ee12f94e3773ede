/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/**
 * An argument of KCOV_REMOTE_ENABLE of which the kernel can read all but the first two fields. So a call is stopped after
 * it has read num_handles, and before it reads the whole.
 */
record HeldArgument(KcovFile file, HeldPage page) {
    private static final int NUM_HANDLES_OFFSET = 8;

    /** In the memory of the descriptor's task. */
    static HeldArgument of(KcovFile file, Handle... handles) {
        HeldPage page = HeldPage.of(file.task());
        List<Operation> script = new ArrayList<>(List.of(new Store(page.end(), handles.length)));
        for (int i = 0; i < handles.length; i++) {
            script.add(new Store(page.end() + (2L + i) * Long.BYTES, handles[i].bits()));
        }
        file.task().run(script).forEach(Outcome::required);
        return new HeldArgument(file, page);
    }

    /** KCOV_REMOTE_ENABLE, in the midst of which another task does this; it has to succeed. */
    Outcome remoteEnable(Task other, Operation... meanwhile) {
        Operation call = new Ioctl(file.fd(), KcovCommand.KCOV_REMOTE_ENABLE.number(), page.end() - NUM_HANDLES_OFFSET);
        Pending pending = file.task().submit(List.of(call));
        List<Operation> script = new ArrayList<>(List.of(page.awaitToucher()));
        script.addAll(List.of(meanwhile));
        script.add(page.fill());
        other.run(script).forEach(Outcome::required);
        return pending.outcomes().get(0);
    }

    /** Changes num_handles. */
    Operation numHandles(int number) {
        return new Store(page.end(), number);
    }
}
