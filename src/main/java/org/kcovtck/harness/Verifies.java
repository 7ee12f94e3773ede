/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import io.qameta.allure.LabelAnnotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the rule that a test encodes. The test runs only where the rule applies, on the kernel under test, which it gets
 * as a parameter of type {@link org.kcovtck.target.Target}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConformanceExtension.class)
@LabelAnnotation(name = "rule")
public @interface Verifies {
    /** The id of the rule. */
    String value();

    /**
     * A part of the warning that the test provokes, best the function that gives it: {@code "kcov_remote_start"}. The
     * rule is violated when the kernel does not warn of this, or complains of anything else. Empty: of anything at all.
     * The rule needs {@link org.kcovtck.rules.Need#WARN}.
     */
    String warns() default "";
}
