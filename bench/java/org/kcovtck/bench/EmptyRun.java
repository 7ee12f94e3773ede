/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.bench;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the suite class named by the argument as kcov-tck runs its own: JUnit's launcher, with Allure listening. */
public final class EmptyRun {
    private EmptyRun() {}

    public static void main(String[] args) throws ClassNotFoundException {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(Class.forName(args[0])))
                                    .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                                    .build())
                            .listeners(summary)
                            .build());
        }
        System.out.println(summary.getSummary().getTestsSucceededCount() + " empty tests");
    }
}
