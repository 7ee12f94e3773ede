/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.FixtureResult;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Allure's model as the JSON that its own writer makes of it, field by field. */
final class AllureJson {
    private AllureJson() {}

    static String text(TestResult result) {
        return Json.text(Json.object(
                "uuid", result.getUuid(),
                "historyId", result.getHistoryId(),
                "testCaseId", result.getTestCaseId(),
                "testCaseName", result.getTestCaseName(),
                "fullName", result.getFullName(),
                "titlePath", result.getTitlePath(),
                "labels", list(result.getLabels(), AllureJson::label),
                "links", list(result.getLinks(), AllureJson::link),
                "name", result.getName(),
                "status", status(result.getStatus()),
                "statusDetails", details(result.getStatusDetails()),
                "stage", stage(result.getStage()),
                "description", result.getDescription(),
                "descriptionHtml", result.getDescriptionHtml(),
                "steps", list(result.getSteps(), AllureJson::step),
                "attachments", list(result.getAttachments(), AllureJson::attachment),
                "parameters", list(result.getParameters(), AllureJson::parameter),
                "start", result.getStart(),
                "stop", result.getStop()));
    }

    static String text(TestResultContainer container) {
        return Json.text(Json.object(
                "uuid", container.getUuid(),
                "name", container.getName(),
                "children", container.getChildren(),
                "description", container.getDescription(),
                "descriptionHtml", container.getDescriptionHtml(),
                "befores", list(container.getBefores(), AllureJson::fixture),
                "afters", list(container.getAfters(), AllureJson::fixture),
                "links", list(container.getLinks(), AllureJson::link),
                "start", container.getStart(),
                "stop", container.getStop()));
    }

    private static Map<String, Object> step(StepResult step) {
        return Json.object(
                "name", step.getName(),
                "status", status(step.getStatus()),
                "statusDetails", details(step.getStatusDetails()),
                "stage", stage(step.getStage()),
                "description", step.getDescription(),
                "descriptionHtml", step.getDescriptionHtml(),
                "steps", list(step.getSteps(), AllureJson::step),
                "attachments", list(step.getAttachments(), AllureJson::attachment),
                "parameters", list(step.getParameters(), AllureJson::parameter),
                "start", step.getStart(),
                "stop", step.getStop());
    }

    private static Map<String, Object> fixture(FixtureResult fixture) {
        return Json.object(
                "name", fixture.getName(),
                "status", status(fixture.getStatus()),
                "statusDetails", details(fixture.getStatusDetails()),
                "stage", stage(fixture.getStage()),
                "description", fixture.getDescription(),
                "descriptionHtml", fixture.getDescriptionHtml(),
                "steps", list(fixture.getSteps(), AllureJson::step),
                "attachments", list(fixture.getAttachments(), AllureJson::attachment),
                "parameters", list(fixture.getParameters(), AllureJson::parameter),
                "start", fixture.getStart(),
                "stop", fixture.getStop());
    }

    private static Map<String, Object> details(StatusDetails details) {
        return details == null
                ? null
                : Json.object(
                        "known", details.isKnown(),
                        "muted", details.isMuted(),
                        "flaky", details.isFlaky(),
                        "message", details.getMessage(),
                        "trace", details.getTrace(),
                        "actual", details.getActual(),
                        "expected", details.getExpected());
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        return Json.object(
                "name", attachment.getName(),
                "source", attachment.getSource(),
                "type", attachment.getType(),
                "size", attachment.getSize());
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        String mode = parameter.getMode() == null ? null : parameter.getMode().name();
        return Json.object(
                "name", parameter.getName(),
                "value", parameter.getValue(),
                "excluded", parameter.getExcluded(),
                "mode", mode == null ? null : mode.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Object> label(Label label) {
        return Json.object("name", label.getName(), "value", label.getValue());
    }

    private static Map<String, Object> link(Link link) {
        return Json.object("name", link.getName(), "url", link.getUrl(), "type", link.getType());
    }

    private static String status(Status status) {
        return status == null ? null : status.value();
    }

    private static String stage(Stage stage) {
        return stage == null ? null : stage.value();
    }

    private static <T> List<Map<String, Object>> list(List<T> items, Function<T, Map<String, Object>> json) {
        return items == null ? null : items.stream().map(json).toList();
    }
}
