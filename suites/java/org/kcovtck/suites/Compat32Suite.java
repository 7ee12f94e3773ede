/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code compat32}. */
@Suite
@SuiteName("compat32")
@SelectClasses({Compat32Rules.class, Compat32RemoteRules.class})
class Compat32Suite {}
