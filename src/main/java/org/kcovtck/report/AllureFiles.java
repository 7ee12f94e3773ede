/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * The list of the files that the run on one target wrote into Allure's folder. Allure names its files by random ids, so
 * without it nobody could tell whose they are.
 *
 * @param folder with the results of all targets
 * @param list a name per line, each there before its file is, so that a run that was killed is listed, too
 */
record AllureFiles(Path folder, Path list) {
    private static final Pattern NAME =
            Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*-(result\\.json|container\\.json|attachment[.\\w-]*)");

    /** Removes the listed files, and then the list. A line that is no name of a file of Allure's is passed over. */
    void clear() throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (String name : Files.readString(list, StandardCharsets.ISO_8859_1).split("\n")) {
            if (NAME.matcher(name).matches()) {
                Files.deleteIfExists(folder.resolve(name));
                Files.deleteIfExists(drafts().resolve(name));
            }
        }
        Files.delete(list);
    }

    /** Where files are written before they are whole. */
    Path drafts() {
        return list.resolveSibling("drafts");
    }

    /** Moves a draft to where it belongs. */
    void publish(String name) throws IOException {
        Files.move(drafts().resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void add(String name) throws IOException {
        Files.writeString(list, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
