/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kcovtck.errors.BrokenException;

/** Runs the suites through JUnit's launcher. Verdicts go where the {@link Conformance} sends them. */
public final class ConformanceRun {
    private final Conformance conformance;
    private final Selection selection;
    private final boolean allure;
    private final CancellationToken cancellation = CancellationToken.create();

    public ConformanceRun(Conformance conformance, Selection selection) {
        this(conformance, selection, true);
    }

    private ConformanceRun(Conformance conformance, Selection selection, boolean allure) {
        this.conformance = conformance;
        this.selection = selection;
        this.allure = allure;
    }

    /** One that leaves no Allure results, which are global to a JVM: any number of these may run at a time. */
    public static ConformanceRun withoutAllure(Conformance conformance, Selection selection) {
        return new ConformanceRun(conformance, selection, false);
    }

    /**
     * Runs the tests of the selection, one after the other. In the end a rule is broken that no test has judged, or
     * whose known violation none has shown, unless the run was cancelled.
     *
     * @throws BrokenException when JUnit failed outside the tests
     */
    public void run() {
        conformance.begin();
        FailureOutsideTests failure = new FailureOutsideTests();
        try (LauncherSession session = LauncherFactory.openSession(launcher())) {
            session.getStore()
                    .put(
                            Namespace.create(ConformanceExtension.STORE),
                            ConformanceExtension.Borrowed.class,
                            new ConformanceExtension.Borrowed(conformance));
            session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(request())
                            .cancellationToken(cancellation)
                            .listeners(failure)
                            .build());
        }
        if (!cancellation.isCancellationRequested()) {
            selection.rules().stream()
                    .filter(rule -> !conformance.judged(rule))
                    .map(rule -> TestVerdict.broken(rule, "no test of this rule came to a verdict"))
                    .forEach(conformance::tell);
            conformance.doubts().forEach(conformance::tell);
        }
        failure.found.ifPresent(cause -> {
            throw new BrokenException("JUnit failed outside the tests: " + cause, cause);
        });
    }

    /** No further test begins. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Allure's listener is one that JUnit finds by itself. */
    private LauncherConfig launcher() {
        return LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(allure)
                .build();
    }

    private LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selection.chapters().stream()
                        .map(RuleTest::suite)
                        .map(DiscoverySelectors::selectClass)
                        .toArray(DiscoverySelector[]::new))
                .filters((PostDiscoveryFilter) this::isSelected)
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", String.valueOf(allure))
                .build();
    }

    private FilterResult isSelected(TestDescriptor descriptor) {
        if (descriptor.getSource().orElse(null) instanceof MethodSource method) {
            Verifies verifies = method.getJavaMethod().getAnnotation(Verifies.class);
            return FilterResult.includedIf(verifies != null && selection.has(verifies.value()));
        }
        return FilterResult.included("not a test");
    }

    /** What no test tells of: a suite or a class that cannot be run. */
    private static final class FailureOutsideTests implements TestExecutionListener {
        private Optional<Throwable> found = Optional.empty();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isContainer() && found.isEmpty()) {
                found = result.getThrowable();
            }
        }
    }
}
