/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;
import org.kcovtck.errors.UsageException;

/** A git tree of the user's, which is only read. */
public record GitTree(Path folder) {
    public static GitTree at(Path folder) {
        return new GitTree(folder.toAbsolutePath().normalize());
    }

    /**
     * The full name of a commit.
     *
     * @throws UsageException when the folder is no git tree or has no such commit
     */
    public String commit(String revision) {
        HostCommand.Result result = git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (result.status() != 0) {
            throw new UsageException(
                    "no commit " + revision + " in " + folder + ": give a git tree and a revision of it");
        }
        return result.lastLine();
    }

    /** What changes from one commit to another, as {@code patch} reads it. */
    public String diff(String from, String to) {
        HostCommand.Result result = git("diff", "--no-color", "--no-ext-diff", "--no-renames", from, to);
        if (result.status() != 0) {
            throw new UsageException(
                    "cannot compare " + from + " and " + to + " in " + folder + ": " + result.lastLine());
        }
        return String.join("\n", result.lines()) + "\n";
    }

    private HostCommand.Result git(String... words) {
        return HostCommand.of("git", "-C", folder.toString())
                .and(List.of(words))
                .run();
    }
}
