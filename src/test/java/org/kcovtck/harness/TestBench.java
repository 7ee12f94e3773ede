/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.Target;

/** The harness over a fake machine, and what it says. */
final class TestBench {
    /** A rule of all generations that have handles. */
    static final String RULE = "HANDLE-010";

    final Catalogue catalogue = Catalogue.load();
    final FakeMachine machine;
    final Conformance conformance;
    final List<TestVerdict> verdicts = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    private Runnable onVerdict = () -> {};

    /** @param profile of the kernels as well as what is expected of them */
    TestBench(String profile) {
        this(profile, profile, false);
    }

    TestBench(String kernel, String profile, boolean strict) {
        Profiles profiles = profiles();
        machine = new FakeMachine(profiles.named(kernel));
        Conformance.Settings settings = new Conformance.Settings(Optional.of(profile), strict, false, notes::add);
        conformance = new Conformance(catalogue, profiles, machine, settings, this::told);
    }

    static Profiles profiles() {
        try {
            return Profiles.load(
                    Path.of(TestBench.class.getResource("profiles.yaml").toURI())
                            .getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something as soon as so many verdicts have been told. */
    void atVerdict(int number, Runnable action) {
        onVerdict = () -> {
            if (verdicts.size() == number) {
                action.run();
            }
        };
    }

    List<TestVerdict> notConforming() {
        return verdicts.stream()
                .filter(test -> test.verdict() != Verdict.CONFORMS)
                .toList();
    }

    private void told(TestVerdict verdict) {
        verdicts.add(verdict);
        onVerdict.run();
    }

    /** What a test does with the kernel. */
    interface Script {
        void run(Target kernel) throws Throwable;
    }

    /** Runs a test of {@link #RULE} from beginning to end; its verdict, and what JUnit is told. */
    Judged judge(Script script) {
        return judge("", script);
    }

    /** Runs a test that makes the kernel warn of something. */
    Judged judge(String warns, Script script) {
        TestRun run = new TestRun(conformance, new RuleTest(RULE, warns, method()));
        Throwable thrown = null;
        try {
            if (run.reasonAgainst().isEmpty()) {
                run.judge(() -> script.run(run.target()));
            }
        } catch (Throwable e) {
            thrown = e;
        }
        return new Judged(verdicts.get(verdicts.size() - 1), thrown);
    }

    record Judged(TestVerdict verdict, Throwable thrown) {}

    /** Any method will do: it only gives the test its name. */
    private static Method method() {
        return Script.class.getDeclaredMethods()[0];
    }
}
