/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code remote}. */
@Suite
@SuiteName("remote")
@SelectClasses({
    RemoteRules.class,
    HeldArgumentRules.class,
    RemoteErrorRules.class,
    RemoteErrorOrderRules.class,
    RemoteRollbackRules.class
})
class RemoteSuite {}
