/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.Locale;

/** How far a rule can be relied on. */
public enum Level {
    /** A document says so. */
    DOCUMENTED,
    /** The code does so, and no document speaks of it. */
    DE_FACTO,
    /** The code does so, and a document says something else. */
    DIVERGENT;

    /** As the catalogue writes it: {@code de-facto}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
