/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.KnownViolation;
import org.kcovtck.rules.Rule;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One test on one kernel, from the question whether it applies to the verdict. */
final class TestRun {
    /** What JUnit calls a test. */
    @FunctionalInterface
    interface Body {
        void run() throws Throwable;
    }

    private final Conformance conformance;
    private final RuleTest test;
    private final Rule rule;
    private RecordingTarget target;
    private List<String> log = List.of();
    private List<String> complaints = List.of();
    private boolean lost;

    TestRun(Conformance conformance, RuleTest test) {
        this.conformance = conformance;
        this.test = test;
        this.rule = conformance.rule(test.rule());
    }

    /** Why the test does not apply to the kernel; told as a verdict. A kernel that is out of reach makes it broken. */
    Optional<String> reasonAgainst() {
        Optional<String> reason;
        try {
            reason = conformance.reasonAgainst(rule);
        } catch (RuntimeException e) {
            tell(Verdict.BROKEN, e, Duration.ZERO);
            throw e;
        }
        reason.ifPresent(text -> tell(Verdict.NOT_APPLICABLE, new TestAbortedException(text), Duration.ZERO));
        return reason;
    }

    /** The kernel as this test may use it. */
    RecordingTarget target() {
        if (target == null) {
            target = new RecordingTarget(
                    conformance.kernel().target(),
                    conformance.testPatience(),
                    new Recording(conformance.wantsRecordings()));
        }
        return target;
    }

    /**
     * Runs the test, ends its processes, looks at the kernel's health, and tells the verdict.
     *
     * @throws Throwable for JUnit: an AssertionError when the rule is violated, a TestAbortedException when that is
     *     known, anything else when the test is broken
     */
    void judge(Body body) throws Throwable {
        KernelUnderTest kernel = conformance.kernel();
        long start = System.nanoTime();
        Throwable end = afterKnownViolations(kernel, afterHealth(outcome(body)));
        tell(verdict(end), end, Duration.ofNanos(System.nanoTime() - start));
        if (end != null) {
            throw end;
        }
    }

    private Throwable outcome(Body body) {
        try {
            Recording.during(target().recording(), body);
            return null;
        } catch (TestAbortedException e) {
            // Whether a rule applies is for the catalogue to say, not for its test.
            return new BrokenException("the test gave up: " + e.getMessage(), e);
        } catch (AssertionError e) {
            target().recording().required(String.valueOf(e.getMessage()));
            return e;
        } catch (Throwable e) {
            return e;
        }
    }

    /**
     * A kernel that complains violates the rule under test, whatever the test itself says; so does one that does not warn
     * of what it has to warn of. One that has no memory left need not do what it is asked to.
     */
    private Throwable afterHealth(Throwable end) {
        try {
            target().endProcesses();
            Health.Report report = conformance.kernel().health().report();
            log = report.log();
            complaints = report.complaintsBut(test.warns());
            conformance.answered();
            if (report.oopsed() || report.blinds() || report.outOfMemory().isPresent()) {
                conformance.lose();
            }
            if (report.outOfMemory().isPresent() && complaints.isEmpty()) {
                return new BrokenException(
                        "the machine ran out of memory: " + report.outOfMemory().get());
            }
            return end instanceof AssertionError ? end : afterReport(report, end);
        } catch (BrokenException e) {
            lost = true;
            List<String> said = conformance.consoleOfLost();
            log = said.isEmpty() ? conformance.lastOfConsole() : said;
            conformance.lose();
            if (Health.died(said)) {
                return new AssertionFailedError("the kernel dies", "a kernel that answers", e.getMessage());
            }
            return end instanceof AssertionError ? end : e;
        }
    }

    private Throwable afterReport(Health.Report report, Throwable end) {
        boolean silent = test.warns().isEmpty();
        if (!complaints.isEmpty()) {
            String expected = silent ? "nothing in its log" : "nothing but a warning of " + test.warns();
            return new AssertionFailedError("the kernel complains", expected, complaints.get(0));
        }
        return end != null || silent || report.warns(test.warns())
                ? end
                : new AssertionFailedError("the kernel's log", "a warning of " + test.warns(), "none");
    }

    private Throwable afterKnownViolations(KernelUnderTest kernel, Throwable end) {
        Optional<KnownViolation> known = kernel.knownViolation(rule);
        if (known.isEmpty() || conformance.strict()) {
            return end;
        }
        if (end == null) {
            conformance.doubt(rule, kernel.profile());
        }
        // A kernel that was lost has not told what it complained of.
        boolean isKnown = end instanceof AssertionError
                && !lost
                && known.get().isShownBy(reason(end) + ": " + got(end), complaints);
        return isKnown
                ? new TestAbortedException("known violation: " + known.get().reference(), end)
                : end;
    }

    private static Verdict verdict(Throwable end) {
        if (end == null) {
            return Verdict.CONFORMS;
        } else if (end instanceof TestAbortedException) {
            return Verdict.KNOWN;
        }
        return end instanceof AssertionError ? Verdict.VIOLATES : Verdict.BROKEN;
    }

    private void tell(Verdict verdict, Throwable end, Duration duration) {
        TestVerdict told = new TestVerdict(
                rule.id(),
                rule.chapter(),
                test.name(),
                verdict,
                end == null ? "" : reason(end),
                expected(end),
                got(end),
                target == null ? List.of() : target.calls(),
                log,
                duration);
        conformance.tell(told);
        if (target != null) {
            conformance.show(told, target.recording());
        }
    }

    private static String expected(Throwable end) {
        return end instanceof AssertionFailedError failure && failure.isExpectedDefined()
                ? failure.getExpected().getStringRepresentation()
                : "";
    }

    private static String got(Throwable end) {
        return end instanceof AssertionFailedError failure && failure.isActualDefined()
                ? failure.getActual().getStringRepresentation()
                : "";
    }

    private static String reason(Throwable end) {
        return end.getMessage() == null ? end.toString() : end.getMessage();
    }
}
