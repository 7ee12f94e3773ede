/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.suite.api.SelectClasses;
import org.kcovtck.errors.BrokenException;

/**
 * A test, and the rule that it verifies. Found by the names of classes: the rules of {@code pc-buffer} are verified by what
 * {@code org.kcovtck.suites.PcBufferSuite} selects.
 *
 * @param warns a part of the warning that the kernel has to give; empty when it must not complain
 */
public record RuleTest(String rule, String warns, Method method) {
    private static final String PACKAGE = "org.kcovtck.suites.";

    /** The class of the suite of a chapter. */
    public static Class<?> suite(String chapter) {
        try {
            return Class.forName(PACKAGE + camelCase(chapter) + "Suite");
        } catch (ClassNotFoundException e) {
            throw new BrokenException("there is no suite for chapter " + chapter, e);
        }
    }

    /** The test that a method is which is annotated with {@link Verifies}. */
    static RuleTest of(Method method) {
        Verifies verifies = method.getAnnotation(Verifies.class);
        return new RuleTest(verifies.value(), verifies.warns(), method);
    }

    /** The tests of a chapter, in no particular order. */
    public static List<RuleTest> of(String chapter) {
        return Stream.of(suite(chapter).getAnnotation(SelectClasses.class).value())
                .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Verifies.class))
                .map(RuleTest::of)
                .toList();
    }

    /** {@code HandleRules.aRegisteredHandleIsRefused}. */
    public String name() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static String camelCase(String chapter) {
        StringBuilder name = new StringBuilder();
        for (String word : chapter.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }
}
