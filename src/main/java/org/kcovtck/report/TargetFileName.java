/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name of a target as the name of its folder: {@code sim:7.3} as {@code sim-7.3}. */
public final class TargetFileName {
    /** The colon of such a name is the first hyphen of the file name, so no two of them meet. */
    private static final Pattern ORDINARY = Pattern.compile("[a-z]{1,20}(:[A-Za-z0-9_][A-Za-z0-9._-]{0,80})?");

    private static final int LONGEST = 80;

    private TargetFileName() {}

    /** Different for different targets; any other name ends with a plus sign and a hash, which no ordinary one has. */
    public static String of(String target) {
        if (ORDINARY.matcher(target).matches()) {
            return target.replace(':', '-');
        }
        String safe = target.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[.-]+", "");
        String hash = Md5.hex(target.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        return safe.substring(0, Math.min(LONGEST, safe.length())) + "+" + hash;
    }
}
