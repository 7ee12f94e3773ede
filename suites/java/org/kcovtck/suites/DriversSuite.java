/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code drivers}. */
@Suite
@SuiteName("drivers")
@SelectClasses({VhostRules.class, UsbGivebackRules.class, UsbipRules.class, BluetoothRules.class, IoUringRules.class})
class DriversSuite {}
