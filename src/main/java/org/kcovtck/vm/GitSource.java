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
    private static final String UNPACK = "git -C \"$1\" archive \"$2\" | tar -C \"$3\" -xf -";

    /** @throws UsageException when there is no such commit */
    static GitSource of(Path repository, String revision) {
        return new GitSource(repository, GitTree.at(repository).commit(revision));
    }

    @Override
    public String identity() {
        return "commit " + commit;
    }

    @Override
    public String place() {
        return "git " + repository;
    }

    @Override
    public String description() {
        return repository + " at " + commit.substring(0, 12);
    }

    @Override
    public void unpack(Path into) {
        HostCommand.of("bash", "-o", "pipefail", "-c", UNPACK, "bash")
                .and(List.of(repository.toString(), commit, into.toString()))
                .in(into)
                .orFail("cannot copy " + description());
    }
}
