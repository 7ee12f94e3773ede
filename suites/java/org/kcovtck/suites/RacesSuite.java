/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.kcovtck.harness.SuiteName;

/** Verifies the chapter {@code races}. */
@Suite
@SuiteName("races")
@SelectClasses({
    DescriptorRaceRules.class,
    HandleRaceRules.class,
    ReaderRaceRules.class,
    SectionRaceRules.class,
    HeldArgumentRaceRules.class
})
class RacesSuite {}
