/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.Target;

/** The harness over a real VM, and what it says of tests that are made up. */
public final class VmBench implements AutoCloseable {
    private static final String RULE = "HANDLE-010";

    private final List<TestVerdict> verdicts = new ArrayList<>();
    private final Conformance conformance;

    /** @param target {@code vm:KERNEL} */
    public VmBench(String target) {
        Profiles profiles = Profiles.load();
        conformance = new Conformance(
                Catalogue.load(),
                profiles,
                new Machines(profiles, SshOptions.ofUser(), note -> {}).open(target),
                new Conformance.Settings(Optional.empty(), false, false, note -> {}),
                verdicts::add);
    }

    /** What a test does with the kernel. */
    @FunctionalInterface
    public interface Script {
        void run(Target kernel) throws Exception;
    }

    /** Runs a test from beginning to end. */
    public TestVerdict judge(Script script) {
        TestRun run =
                new TestRun(conformance, new RuleTest(RULE, "", Script.class.getDeclaredMethods()[0]));
        try {
            if (run.reasonAgainst().isEmpty()) {
                run.judge(() -> script.run(run.target()));
            }
        } catch (Throwable e) {
            // What JUnit would be told; the verdict says it, too.
        }
        return verdicts.get(verdicts.size() - 1);
    }

    @Override
    public void close() {
        conformance.close();
    }
}
