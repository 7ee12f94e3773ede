/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code hostile}. */
@Suite
@SuiteName("hostile")
@SelectClasses({PointerRules.class, HostileNumberRules.class, ManyRules.class, HoleRules.class, SignalRules.class})
class HostileSuite {}
