/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A gate's report as plain text of 72 columns, to be sent in reply to a patch. */
public final class GateMail {
    private static final int COLUMNS = 72;
    private static final String INDENT = "  ";

    private GateMail() {}

    public static String text(GateReport report) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("kcov-tck has judged this patch.").add("");
        for (String line : GateText.text(report).split("\n")) {
            wrapped(line).forEach(text::add);
        }
        return text.toString();
    }

    /** A line in as many as it takes, those behind the first indented; a word that is too long is left whole. */
    static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        for (String word : line.split(" ")) {
            if (!now.toString().isBlank() && now.length() + 1 + word.length() > COLUMNS) {
                lines.add(now.toString());
                now = new StringBuilder(INDENT);
            }
            now.append(now.length() == 0 || now.toString().equals(INDENT) ? "" : " ")
                    .append(word);
        }
        lines.add(now.toString());
        return lines;
    }
}
