/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;

/** Words as a shell takes them back. */
final class Quoted {
    private Quoted() {}

    static String forShell(Path path) {
        String word = path.toString();
        return word.matches("[A-Za-z0-9_./,:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
