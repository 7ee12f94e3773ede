/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code enable}. */
@Suite
@SuiteName("enable")
@SelectClasses({EnableRules.class, EnableModeRules.class, DisableRules.class})
class EnableSuite {}
