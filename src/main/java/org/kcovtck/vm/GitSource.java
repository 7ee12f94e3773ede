/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;
import org.kcovtck.errors.UsageException;

/**
 * A commit of a git tree, whatever is checked out there; nothing is written to it.
 *
 * @param commit its full name
 */
record GitSource(Path repository, String commit) implements KernelSource {
    /** A pipe has the status of its end alone, so a file says that its beginning has succeeded, too. */
    private static final String UNPACK = "{ git -C \"$1\" archive \"$2\" && : >\"$3.whole\"; } | tar -C \"$3\" -xf -"
            + " && rm \"$3.whole\" 2>/dev/null";

    /** @throws UsageException when there is no such commit */
    static GitSource of(Path repository, String revision) {
        return new GitSource(repository, GitTree.at(repository).commit(revision));
    }

    @Override
    public String identity() {
        return "commit " + commit;
    }

    @Override
    public String description() {
        return repository + " at " + commit.substring(0, 12);
    }

    @Override
    public void unpack(Path into) {
        HostCommand.of("sh", "-c", UNPACK, "sh")
                .and(List.of(repository.toString(), commit, into.toString()))
                .in(into)
                .orFail("cannot copy " + description());
    }
}
