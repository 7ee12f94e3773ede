/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code planted}, which only a test of the selfcheck has. */
@Suite
@SuiteName("planted")
@SelectClasses(PlantedTests.class)
class PlantedSuite {}
