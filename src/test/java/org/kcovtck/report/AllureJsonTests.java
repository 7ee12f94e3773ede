/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with Allure's own writer, with every property set that the model has, so that a new one is noticed. */
class AllureJsonTests {
    private static final int DEPTH = 4;

    private final ObjectMapper jackson = new ObjectMapper();
    private int serial;

    @TempDir
    Path folder;

    @Test
    void aResultIsWrittenAsAllureWritesIt() throws Exception {
        TestResult result = (TestResult) filled(TestResult.class, DEPTH);

        assertThat(jackson.readTree(AllureJson.text(result)))
                .isEqualTo(byAllure(result, result.getUuid() + "-result.json"));
    }

    @Test
    void aContainerIsWrittenAsAllureWritesIt() throws Exception {
        TestResultContainer container = (TestResultContainer) filled(TestResultContainer.class, DEPTH);
        new FileSystemResultsWriter(folder).write(container);

        assertThat(jackson.readTree(AllureJson.text(container)))
                .isEqualTo(jackson.readTree(
                        folder.resolve(container.getUuid() + "-container.json").toFile()));
    }

    @Test
    void whatIsNotSetIsLeftOut() throws Exception {
        TestResult result = new TestResult().setUuid("bare").setName(Runs.HOSTILE.replace("\ud800", ""));

        assertThat(jackson.readTree(AllureJson.text(result))).isEqualTo(byAllure(result, "bare-result.json"));
    }

    private JsonNode byAllure(TestResult result, String name) throws Exception {
        new FileSystemResultsWriter(folder).write(result);
        return jackson.readTree(folder.resolve(name).toFile());
    }

    private Object filled(Type type, int depth) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return depth == 0 ? new ArrayList<>() : List.of(filled(list.getActualTypeArguments()[0], depth - 1));
        }
        Class<?> kind = (Class<?>) type;
        serial++;
        if (kind == String.class) {
            return "text " + serial;
        } else if (kind == Long.class) {
            return (long) serial;
        } else if (kind == boolean.class || kind == Boolean.class) {
            return true;
        } else if (kind.isEnum()) {
            return kind.getEnumConstants()[serial % kind.getEnumConstants().length];
        }
        Object bean = kind.getConstructor().newInstance();
        for (Method setter : setters(kind)) {
            setter.invoke(bean, filled(setter.getGenericParameterTypes()[0], depth));
        }
        return bean;
    }

    private static List<Method> setters(Class<?> kind) {
        return Arrays.stream(kind.getMethods())
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .filter(method -> !method.isBridge() && !method.isVarArgs())
                .toList();
    }
}
