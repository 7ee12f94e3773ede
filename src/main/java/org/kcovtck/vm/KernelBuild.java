/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.errors.BrokenException;

/**
 * Makes a bzImage in a work folder. What an interrupted build has done stays and is gone on from; make judges it.
 *
 * @param work holds the source tree, unless it is the user's own, and the object tree
 */
record KernelBuild(Path work, KernelSource source, KernelConfig config, List<Path> patches) {
    /** The status of a command that a signal has ended is greater by the signal's number. */
    private static final int SIGNALLED = 128;

    /** The outcome of a build; the files are in the object tree and may change with the next build. */
    record Result(
            Path bzImage, Path dotConfig, Path log, String release, KernelSize size, int objects, Duration took) {}

    /** Where a work folder has the objects of its kernel. */
    static Path objects(Path work) {
        return work.resolve("out");
    }

    Result run(BuildProgress progress, int expectedObjects) {
        Instant begin = Instant.now();
        Path log = work.resolve("build.log");
        try {
            Files.deleteIfExists(log);
            Path out = Files.createDirectories(objects(work));
            progress.phase("fetch");
            source.fetch();
            Path tree = tree(progress);
            progress.phase("configure");
            configure(tree, out, log);
            progress.phase("compile");
            int objects = compile(tree, out, log, progress, expectedObjects);
            String release = Files.readString(out.resolve("include/config/kernel.release"))
                    .strip();
            Path bzImage = out.resolve("arch/x86/boot/bzImage");
            Duration took = Duration.between(begin, Instant.now());
            KernelSize size = KernelSize.of(out.resolve("vmlinux"));
            return new Result(bzImage, out.resolve(".config"), log, release, size, objects, took);
        } catch (IOException e) {
            throw DiskFull.or(work, e);
        }
    }

    private Path tree(BuildProgress progress) throws IOException {
        if (patches.isEmpty() && source.tree().isPresent()) {
            return source.tree().get();
        }
        return new PatchedTree(work, source).with(patches, progress);
    }

    private void configure(Path tree, Path out, Path log) throws IOException {
        Path dotConfig = out.resolve(".config");
        Path fragment = out.resolve("kcov-tck.config");
        if (isConfigured(tree, dotConfig, fragment)) {
            return;
        }
        Files.deleteIfExists(fragment);
        makeOrFail(tree, out, log, "tinyconfig");
        Path draft = out.resolve("kcov-tck.config.half");
        Files.writeString(draft, config.text());
        HostCommand.of("scripts/kconfig/merge_config.sh", "-m", "-O", out.toString())
                .and(List.of(dotConfig.toString(), draft.toString()))
                .in(tree)
                .log(log)
                .orFail("cannot configure " + source.description());
        makeOrFail(tree, out, log, "olddefconfig");
        config.check(dotConfig);
        Files.move(draft, fragment);
    }

    /** Whether the configuration was made of the same lines, and of the same choices that there are in the tree. */
    private boolean isConfigured(Path tree, Path dotConfig, Path fragment) throws IOException {
        return Files.exists(dotConfig)
                && Files.exists(fragment)
                && Files.readString(fragment).equals(config.text())
                && !KernelConfig.isTouched(tree, fragment);
    }

    private void makeOrFail(Path tree, Path out, Path log, String target) {
        MakeLog made = new MakeLog();
        HostCommand.Result result =
                make(tree, out, log, target).eachLine(made::line).run();
        check(result, made, log, target);
    }

    private int compile(Path tree, Path out, Path log, BuildProgress progress, int expected) {
        MakeLog made = new MakeLog();
        HostCommand.Result result = make(tree, out, log, "bzImage", "modules")
                .eachLine(line -> {
                    made.line(line);
                    progress.objects(made.objects(), expected);
                })
                .run();
        check(result, made, log, "bzImage");
        return made.objects();
    }

    private void check(HostCommand.Result result, MakeLog made, Path log, String target) {
        if (result.status() == 0) {
            return;
        }
        if (made.diskFull()) {
            throw DiskFull.at(work, null);
        }
        String what = "make " + target + " of " + source.description();
        boolean killed = made.killed() || result.status() > SIGNALLED;
        String why = killed
                ? " did not end, for a compiler was killed or had no memory: build again with more of it"
                : " failed: correct the source and build again";
        List<String> lines = new ArrayList<>(List.of(what + why + "; log: " + log));
        made.firstErrors().forEach(error -> lines.add("  " + error));
        String message = String.join("\n", lines);
        throw killed ? new BrokenException(message) : new BuildFailure(message);
    }

    private static HostCommand make(Path tree, Path out, Path log, String... targets) {
        int jobs = Runtime.getRuntime().availableProcessors();
        return HostCommand.of("make", "-C", tree.toString(), "O=" + out, "ARCH=x86_64", "-j" + jobs)
                .and(List.of(targets))
                .with("KBUILD_BUILD_USER", "kcov-tck")
                .with("KBUILD_BUILD_HOST", "kcov-tck")
                .log(log);
    }
}
