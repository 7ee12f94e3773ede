/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kcovtck.errors.BrokenException;
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

    /**
     * What changes from one commit to another, as {@code patch} reads it, whatever the user has told git of diffs.
     *
     * @return its bytes, a character each; nothing when the commits have the same files
     */
    public String diff(String from, String to) {
        try {
            Path file = Files.createTempFile("kcov-tck", ".patch");
            try {
                HostCommand.Result result = git(words(file, from, to));
                if (result.status() != 0) {
                    throw new BrokenException(
                            "cannot compare " + from + " and " + to + " in " + folder + ": " + result.lastLine());
                }
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BrokenException("cannot use the temporary folder: " + e.getMessage(), e);
        }
    }

    private static String[] words(Path file, String from, String to) {
        return new String[] {
            "diff",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--no-relative",
            "--binary", // which patch(1) refuses, rather than leaving it out
            "--unified=3",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--output=" + file,
            from,
            to
        };
    }

    private HostCommand.Result git(String... words) {
        return HostCommand.of("git", "-C", folder.toString())
                .and(List.of(words))
                .run();
    }
}
