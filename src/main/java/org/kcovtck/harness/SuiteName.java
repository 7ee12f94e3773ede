/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the chapter of the catalogue that a suite verifies, which is also how {@code --suite} calls it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SuiteName {
    String value();
}
