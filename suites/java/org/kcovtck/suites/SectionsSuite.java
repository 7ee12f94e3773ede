/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code sections}. */
@Suite
@SuiteName("sections")
@SelectClasses({
    SectionRules.class,
    SectionLifeRules.class,
    SectionMisuseRules.class,
    SectionOwnerRules.class,
    UsbSectionRules.class
})
class SectionsSuite {}
