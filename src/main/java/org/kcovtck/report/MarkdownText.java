/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import org.kcovtck.errors.Visible;

/** Text of whomever in a Markdown document. */
public final class MarkdownText {
    /** What means something within a line or a cell of a table; what does so at the beginning of a line is no danger there. */
    private static final String MARKUP = "\\`*_[]<&|~$";

    private MarkdownText() {}

    /** One line that nothing of is taken for markup. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Visible.line(text).toCharArray()) {
            escaped.append(MARKUP.indexOf(c) < 0 ? "" : "\\").append(c);
        }
        return escaped.toString();
    }
}
