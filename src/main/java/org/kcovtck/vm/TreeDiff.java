/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.errors.BrokenException;

/** What is different between two kernel trees. */
public final class TreeDiff {
    /** diff(1) failed; 1 says that there are differences. */
    private static final int TROUBLE = 2;

    private TreeDiff() {}

    /** A unified diff of these files alone: all others of a kernel's would take longer to read than to build. */
    public static String between(Path before, Path after, Collection<String> files) {
        return files.stream().map(file -> diff(before, after, file)).collect(Collectors.joining());
    }

    private static String diff(Path before, Path after, String file) {
        HostCommand.Result result = HostCommand.of("diff", "-uN", "--label", "a/" + file, "--label", "b/" + file)
                .and(List.of(
                        before.resolve(file).toString(), after.resolve(file).toString()))
                .run();
        if (result.status() >= TROUBLE && !result.says("No such file")) {
            throw new BrokenException(
                    "cannot compare " + file + " of " + before + " and " + after + ": " + result.lastLine());
        }
        return result.status() == 1 ? String.join("\n", result.lines()) + "\n" : "";
    }
}
