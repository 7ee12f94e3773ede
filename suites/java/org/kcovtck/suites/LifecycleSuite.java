/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code lifecycle}. */
@Suite
@SuiteName("lifecycle")
@SelectClasses({
    LifecycleRules.class,
    RemoteLifecycleRules.class,
    CommonHandleLifeRules.class,
    VforkRules.class,
    SharedDescriptorRules.class,
    BufferLifeRules.class,
    SectionMemoryRules.class,
    LeakRules.class
})
class LifecycleSuite {}
