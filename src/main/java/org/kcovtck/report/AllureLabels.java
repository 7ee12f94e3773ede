/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.errors.Visible;

/**
 * Says in each Allure result on which target it was got, and gives it an id that is the same in every run on that
 * target and different on any other. Without it the results of two targets would pass for retries of each other. The
 * target is named by the system property {@value #TARGET}; found by Allure as a service.
 */
public final class AllureLabels implements TestLifecycleListener {
    /** Name of the system property. */
    public static final String TARGET = "kcov.target";

    /** They differ from run to run, or repeat what the full name says. */
    private static final Set<String> NOISE = Set.of("host", "thread", "junit.platform.uniqueid", "AS_ID");

    @Override
    public void beforeTestWrite(TestResult result) {
        String target = System.getProperty(TARGET, "");
        List<Label> labels = new ArrayList<>(result.getLabels());
        labels.removeIf(label -> NOISE.contains(label.getName()));
        if (!target.isEmpty()) {
            labels.add(label("target", target));
            // Allure's page of suites is a tree with this at its root.
            labels.add(label("parentSuite", target));
        }
        result.setLabels(labels);
        List<Parameter> parameters = new ArrayList<>(result.getParameters());
        parameters.removeIf(parameter -> "UniqueId".equals(parameter.getName()));
        result.setParameters(parameters);
        Optional.ofNullable(result.getStatusDetails()).ifPresent(AllureLabels::makeVisible);
        String id = id(target, labels, result);
        result.setHistoryId(id).setTestCaseId(id);
    }

    /** Why a test fails may be in the words of a guest. */
    private static void makeVisible(StatusDetails details) {
        details.setMessage(visible(details.getMessage()));
        details.setTrace(visible(details.getTrace()));
    }

    private static String visible(String text) {
        return text == null ? null : String.join("\n", Visible.lines(text));
    }

    private static String id(String target, List<Label> labels, TestResult result) {
        List<String> parts = new ArrayList<>(List.of(target));
        labels.stream()
                .filter(label -> "rule".equals(label.getName()))
                .map(Label::getValue)
                .sorted()
                .forEach(parts::add);
        parts.add(result.getFullName());
        parts.add(result.getName());
        return Md5.hex(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
