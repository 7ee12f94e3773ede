/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AllureLabelsTests {
    private final String before = System.getProperty(AllureLabels.TARGET);

    @BeforeEach
    void nameTheTarget() {
        System.setProperty(AllureLabels.TARGET, "sim:7.3");
    }

    @AfterEach
    void restoreTheTarget() {
        if (before == null) {
            System.clearProperty(AllureLabels.TARGET);
        } else {
            System.setProperty(AllureLabels.TARGET, before);
        }
    }

    @Test
    void allureFindsThem() {
        assertThat(ServiceLoader.load(TestLifecycleListener.class)).hasAtLeastOneElementOfType(AllureLabels.class);
    }

    @Test
    void aResultNamesItsTargetAndLosesTheNoise() {
        TestResult result = labelled("HANDLE-010", "A.b", "b");

        assertThat(result.getLabels())
                .extracting(Label::getName, Label::getValue)
                .containsExactlyInAnyOrder(
                        tuple("suite", "A"),
                        tuple("rule", "HANDLE-010"),
                        tuple("target", "sim:7.3"),
                        tuple("parentSuite", "sim:7.3"));
        assertThat(result.getParameters()).extracting(Parameter::getName).containsExactly("size");
    }

    @Test
    void textOfAGuestIsVisible() {
        TestResult result = new TestResult()
                .setFullName("A.b")
                .setName("b")
                .setStatusDetails(new StatusDetails()
                        .setMessage(Runs.HOSTILE)
                        .setTrace("java.lang.AssertionError: " + Runs.HOSTILE));

        new AllureLabels().beforeTestWrite(result);

        assertThat(result.getStatusDetails().getMessage())
                .startsWith("\\x1b[2J\\x00\\x07\\x9b1m\nok 1 x # SKIP\n")
                .contains("\\u202e\\ud800");
        assertThat(result.getStatusDetails().getTrace())
                .startsWith("java.lang.AssertionError: \\x1b[2J\\x00\\x07\\x9b1m\nok 1 x");
    }

    @Test
    void theIdIsTheSameInEveryRun() {
        String id = labelled("HANDLE-010", "A.b", "b").getHistoryId();

        assertThat(labelled("HANDLE-010", "A.b", "b").getHistoryId()).isEqualTo(id);
        assertThat(labelled("HANDLE-010", "A.b", "b").getTestCaseId()).isEqualTo(id);
        assertThat(id).matches("[0-9a-f]{32}");
    }

    @Test
    void theIdDiffersByRuleTestInvocationAndTarget() {
        String id = labelled("HANDLE-010", "A.b", "b").getHistoryId();
        List<String> others = List.of(
                labelled("HANDLE-020", "A.b", "b").getHistoryId(),
                labelled("HANDLE-010", "A.c", "b").getHistoryId(),
                labelled("HANDLE-010", "A.b", "b [2]").getHistoryId());
        System.setProperty(AllureLabels.TARGET, "vm:7.3");
        String elsewhere = labelled("HANDLE-010", "A.b", "b").getHistoryId();

        assertThat(others).doesNotHaveDuplicates().doesNotContain(id, elsewhere);
        assertThat(elsewhere).isNotEqualTo(id);
    }

    private static TestResult labelled(String rule, String fullName, String name) {
        TestResult result = new TestResult()
                .setFullName(fullName)
                .setName(name)
                .setHistoryId("random")
                .setLabels(List.of(
                        label("host", "machine"),
                        label("thread", "123@machine.main"),
                        label("junit.platform.uniqueid", "[engine:x]"),
                        label("suite", "A"),
                        label("rule", rule)))
                .setParameters(List.of(
                        new Parameter().setName("UniqueId").setValue("[engine:x]"),
                        new Parameter().setName("size").setValue("64")));
        new AllureLabels().beforeTestWrite(result);
        return result;
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
