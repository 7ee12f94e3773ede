/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;

/**
 * A source's tree in a work folder, whose patches come and go. Only the files that a patch touches are written, and what
 * two series of patches have in common is as old as it was, so that make builds no more than it has to.
 *
 * @param work holds the tree, copies of the patches that are in it, and the objects that were made from it
 */
record PatchedTree(Path work, KernelSource source) {
    /** Lines of patch(1) about a patch that does not apply. */
    private static final int SHOWN = 10;

    /**
     * The tree with these patches and no others.
     *
     * @throws UsageException when one does not apply; those before it are in the tree then
     */
    Path with(List<Path> patches, BuildProgress progress) throws IOException {
        if (!Files.exists(tree()) || !Files.exists(applied())) {
            unpack(progress);
        } else if (!isOf(source.identity())) {
            TouchedFiles before = TouchedFiles.of(tree(), both(copies(), patches));
            renew(progress);
            apply(patches);
            before.keepTimes();
        } else if (!texts(patches).equals(texts(copies()))) {
            TouchedFiles before = TouchedFiles.of(tree(), both(copies(), patches));
            reverse(progress);
            apply(patches);
            before.keepTimes();
        }
        if (copies().size() < patches.size()) {
            apply(patches);
        }
        return tree();
    }

    private static List<Path> both(List<Path> first, List<Path> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether the tree was unpacked from a source with these files. */
    private boolean isOf(String identity) throws IOException {
        return !Files.exists(unpacked()) || Files.readString(unpacked()).equals(identity);
    }

    private Path tree() {
        return work.resolve("source");
    }

    /** The identity of the source that the tree was unpacked from. */
    private Path unpacked() {
        return work.resolve("unpacked");
    }

    /** Is there when nothing but the patches in it is in the tree. */
    private Path applied() {
        return work.resolve("applied");
    }

    /** Objects are judged by time, and a file that is unpacked anew is as old as it was: so they go, too. */
    private void unpack(BuildProgress progress) throws IOException {
        progress.phase("unpack");
        clear(applied());
        clear(tree());
        clear(KernelBuild.objects(work));
        replace(half -> {});
        Files.createDirectories(KernelBuild.objects(work));
    }

    /** The source has changed: what is the same in it is as old as it was, so that its objects are good. */
    private void renew(BuildProgress progress) throws IOException {
        progress.phase("update");
        replace(half -> OldTimes.keep(tree(), half));
    }

    private interface Step {
        void with(Path half) throws IOException;
    }

    /** Puts a fresh tree without patches where the old one is, if there is one; whatever is ended early is unpacked anew. */
    private void replace(Step last) throws IOException {
        Path half = work.resolve("source.half");
        // Before the files are read: what changes meanwhile is a change for the next build.
        String identity = source.identity();
        try {
            clear(half);
            source.unpack(Files.createDirectories(half));
            last.with(half);
            clear(applied());
            clear(tree());
            Files.move(half, tree());
        } finally {
            clear(half);
        }
        Files.writeString(unpacked(), identity);
        Files.createDirectories(applied());
    }

    private void reverse(BuildProgress progress) throws IOException {
        List<Path> last = new ArrayList<>(copies());
        Collections.reverse(last);
        Path reversing = work.resolve("reversing");
        clear(reversing);
        Files.move(applied(), reversing);
        for (Path patch : last) {
            Path copy = reversing.resolve(patch.getFileName());
            if (patch("--reverse", copy).run().status() != 0) {
                unpack(progress);
                return;
            }
        }
        Files.createDirectories(applied());
    }

    private void apply(List<Path> patches) throws IOException {
        Path applying = work.resolve("applying");
        clear(applying);
        Files.move(applied(), applying);
        try {
            for (int i = 0; i < patches.size(); i++) {
                Path patch = patches.get(i);
                check(patch);
                patch("--forward", patch).orFail("cannot apply " + patch);
                Files.copy(patch, applying.resolve(String.format("%04d", i)));
            }
        } finally {
            Files.move(applying, applied());
        }
    }

    private void check(Path patch) {
        HostCommand.Result result = patch("--dry-run", patch).run();
        if (result.status() != 0) {
            List<String> lines = new ArrayList<>();
            lines.add(patch + " does not apply to " + source.description() + ": " + result.lastLine());
            result.lines().stream()
                    .filter(line -> !line.equals(result.lastLine()))
                    .limit(SHOWN)
                    .forEach(line -> lines.add("  " + line));
            throw new UsageException(String.join("\n", lines));
        }
    }

    private List<Path> copies() throws IOException {
        try (var files = Files.list(applied())) {
            return files.sorted().toList();
        }
    }

    private static List<String> texts(List<Path> patches) {
        return patches.stream().map(Sha256::ofFile).toList();
    }

    private HostCommand patch(String how, Path patch) {
        // Not --batch, which takes a patch that is there already for one to be taken out.
        return HostCommand.of("patch", "-p1", "--force", how, "-i", patch.toString())
                .in(tree());
    }

    private static void clear(Path folder) {
        HostCommand.of("rm", "-rf", folder.toString()).orFail("cannot clear " + folder);
    }
}
