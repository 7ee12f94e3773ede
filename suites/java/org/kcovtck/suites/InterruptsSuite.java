/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code interrupts}. */
@Suite
@SuiteName("interrupts")
@SelectClasses({SoftirqRules.class, InterruptedRules.class})
class InterruptsSuite {}
