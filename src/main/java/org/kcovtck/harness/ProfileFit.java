/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/**
 * Probes that tell one generation from another. They say when a kernel does not look like its profile; they never
 * decide what is expected, or a regression would explain itself away.
 */
record ProfileFit(Task task) {
    private static final int WORDS = 512;

    /** Where the kernel differs from its profile, in a sentence each. */
    List<String> misfits(Profile profile) {
        List<String> misfits = new ArrayList<>();
        compare(misfits, profile, Generation.G5, allocatesInInitTrace());
        compare(misfits, profile, Generation.G7, collectsSimultaneously());
        return misfits;
    }

    private static void compare(List<String> misfits, Profile profile, Generation generation, boolean is) {
        if (is != (profile.generation().compareTo(generation) >= 0)) {
            misfits.add(String.format(
                    "profile %s may not fit: the kernel %s %s (%s: %s)",
                    profile.name(),
                    is ? "looks like" : "does not look like",
                    generation,
                    generation.release(),
                    generation.change()));
        }
    }

    private boolean allocatesInInitTrace() {
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        Outcome second = kcov.initTrace(1);
        kcov.close();
        return second.failedWith(Errno.EINVAL);
    }

    private boolean collectsSimultaneously() {
        KcovFile local = task.openKcov();
        KcovFile remote = task.openKcov();
        local.initTrace(WORDS);
        remote.initTrace(WORDS);
        local.enable(TraceMode.KCOV_TRACE_PC);
        Outcome second = remote.remoteEnable(RemoteArg.of());
        local.disable();
        remote.disable();
        local.close();
        remote.close();
        return second.succeeded();
    }
}
