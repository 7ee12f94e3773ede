/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.Locale;

/** What has to be there for a rule to be seen at all. */
public enum Need {
    /** Comparison operands compiled in: CONFIG_KCOV_ENABLE_COMPARISONS. */
    COMPARISONS("comparisons are not compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)"),
    /** Comparison operands not compiled in. */
    NO_COMPARISONS("comparisons are compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)"),
    /**
     * A USB bus 1 that dummy_hcd emulates, with the root hub at its driver: CONFIG_USB_DUMMY_HCD. A bus of hardware is
     * none, for to unbind its hub takes away what is plugged in.
     */
    USB("USB bus 1 is not one that dummy_hcd emulates (CONFIG_USB_DUMMY_HCD)");

    private final String missing;

    Need(String missing) {
        this.missing = missing;
    }

    /** Why a rule that needs this cannot be seen on a kernel that does not have it. */
    public String missing() {
        return missing;
    }

    /** As the catalogue writes it: {@code no-comparisons}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
