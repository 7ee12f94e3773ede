/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;
import org.kcovtck.gate.Patch;
import org.kcovtck.gate.PatchFacts;
import org.kcovtck.machine.Machines;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.GitTree;
import org.kcovtck.vm.Recipe;
import org.kcovtck.vm.Sha256;
import org.kcovtck.vm.TreeDiff;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The two kernels of a gate, as the command line names them. */
final class GateSides {
    private static final String VM = "vm:";
    private static final String SSH = "ssh://";
    private static final String LOCAL = "local";
    private static final String RANGE = "..";

    @Option(
            names = "--base",
            paramLabel = "KERNEL|DIR|TARGET",
            description =
                    "What is there now: a kernel of vm-images/kernels.yaml, a kernel tree, or a target as run takes it.")
    private String base;

    @Option(
            names = "--head",
            paramLabel = "DIR|TARGET",
            description = "What is to come, if it is not the base with patches.")
    private String head;

    @Option(names = "--tree", paramLabel = "DIR", description = "A git tree of the kernel that has both.")
    private Path tree;

    @Option(
            names = "--range",
            paramLabel = "A..B",
            description = "Two commits of the tree, instead of --base and --head.")
    private String range;

    @Option(
            names = "--base-kernel-build",
            paramLabel = "DIR",
            description = "Where the kernel of an ssh:// or local base was built: build the probe module against it.")
    private Path baseBuild;

    @Option(
            names = "--head-kernel-build",
            paramLabel = "DIR",
            description = "The same of such a head. Without them no rule of sections is seen.")
    private Path headBuild;

    @Parameters(paramLabel = "PATCH", arity = "0..*", description = "Patches that make the second kernel of the first.")
    private List<Path> patches = new ArrayList<>();

    /**
     * A side of the gate.
     *
     * @param target as {@code run} takes it
     * @param recipe how it is built; empty for a target that is there
     * @param probe what {@code run} is told of the probe for a target that is there
     */
    record Side(String target, Optional<Recipe> recipe, List<String> probe) {
        static Side of(Recipe recipe) {
            return new Side(VM + recipe.name(), Optional.of(recipe), List.of());
        }
    }

    /** Both, and what is between them as far as that can be read. */
    record Pair(Side base, Side head, Optional<Patch> patch) {}

    /** What is compared, as the command line says it. */
    String title() {
        if (range != null) {
            return "gate: " + range + " of " + tree;
        }
        String names =
                patches.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
        return head == null ? "gate: " + names + " on " + base : "gate: " + head + " against " + base;
    }

    /** @throws UsageException when they do not name two kernels */
    Pair resolve(CacheFolder cache, Catalogue catalogue) {
        if (tree != null || range != null) {
            return ofRange(cache);
        }
        if (base == null) {
            throw new UsageException("gate: give --base, or --tree and --range");
        }
        if ((head == null) == patches.isEmpty()) {
            throw new UsageException("gate: give either patches or --head");
        }
        if (head == null) {
            return ofPatches();
        }
        if (base.equals(head)) {
            throw new UsageException("gate: base and head are both " + base);
        }
        boolean trees = Files.isDirectory(Path.of(base)) && Files.isDirectory(Path.of(head));
        Optional<Patch> patch = trees
                ? Optional.of(Patch.of(TreeDiff.between(Path.of(base), Path.of(head), PatchFacts.files(catalogue))))
                : Optional.empty();
        return new Pair(side(base, baseBuild), side(head, headBuild), patch);
    }

    /** @throws UsageException when there is no target that is to be there */
    void check(Pair pair, Machines machines) {
        machines.named(Stream.of(pair.base(), pair.head())
                .filter(side -> side.recipe().isEmpty())
                .map(Side::target)
                .toList());
    }

    private Pair ofPatches() {
        List<Path> files =
                patches.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
        List<String> texts = files.stream().map(GateSides::text).toList();
        Patch patch = texts.stream().map(Patch::of).reduce(Patch.NONE, Patch::and);
        if (patch.hunks().isEmpty()) {
            throw new UsageException(patches.get(0) + " is no patch: there is no hunk in it");
        }
        if (headBuild != null) {
            throw new UsageException("gate: --head-kernel-build is for a head that is ssh:// or local");
        }
        Side from = side(base, baseBuild);
        Recipe recipe = from.recipe()
                .orElseThrow(
                        () -> new UsageException(base + " cannot be patched: name a kernel of the list or a tree"));
        String name = recipe.name() + "-gate-" + Sha256.brief(String.join("", texts));
        Recipe patched = new Recipe(name, recipe.name(), recipe.source(), recipe.commit(), files);
        return new Pair(Side.of(recipe.fromCopy()), Side.of(patched), Optional.of(patch));
    }

    private Pair ofRange(CacheFolder cache) {
        boolean more = base != null || head != null || baseBuild != null || headBuild != null;
        if (tree == null || range == null || more || !patches.isEmpty()) {
            throw new UsageException("gate: --tree and --range go together, and with nothing else");
        }
        int dots = range.indexOf(RANGE);
        if (dots <= 0 || dots + RANGE.length() == range.length()) {
            throw new UsageException("gate: --range is of the form A..B, not " + range);
        }
        GitTree git = GitTree.at(tree);
        String from = git.commit(range.substring(0, dots));
        String to = git.commit(range.substring(dots + RANGE.length()));
        String diff = git.diff(from, to);
        if (diff.isEmpty()) {
            throw new UsageException("gate: nothing differs between the two commits of " + range + " of " + tree);
        }
        Path file = cache.patch(diff);
        String name = "gate-" + from.substring(0, 12);
        Recipe before = new Recipe(name, name, git.folder(), from, List.of());
        Recipe after = new Recipe(name + "-" + to.substring(0, 12), name, git.folder(), from, List.of(file));
        return new Pair(Side.of(before), Side.of(after), Optional.of(Patch.of(diff)));
    }

    /** A tree, a target, or else a kernel of the list. */
    private static Side side(String name, Path kernelBuild) {
        Path path = Path.of(name);
        if (name.startsWith(SSH) || name.equals(LOCAL)) {
            if (kernelBuild != null && !Files.isDirectory(kernelBuild)) {
                throw new UsageException("gate: no kernel was built in " + kernelBuild + ", which is no folder");
            }
            return new Side(
                    name,
                    Optional.empty(),
                    kernelBuild == null ? List.of() : List.of("--kernel-build", kernelBuild.toString()));
        } else if (kernelBuild != null) {
            throw new UsageException(
                    "gate: " + name + " has a probe of its own: a kernel's build is named for ssh:// and local");
        } else if (Files.isDirectory(path)) {
            Path folder = path.toAbsolutePath().normalize();
            String own = "gate-" + Sha256.brief(folder.toString());
            return Side.of(new Recipe(own, own, folder, null, List.of()));
        }
        return name.contains(":") ? new Side(name, Optional.empty(), List.of()) : Side.of(Recipe.listed(name));
    }

    private static String text(Path patch) {
        try {
            return Files.readString(patch, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UsageException("cannot read the patch " + patch + ": " + e.getMessage(), e);
        }
    }
}
