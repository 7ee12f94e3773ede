/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.Visible;
import org.kcovtck.gate.Likeness;
import org.kcovtck.machine.Machines;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcov-tck identify}: what a kernel behaves like, whatever its release says. */
@Command(name = "identify", description = "Say which generation a kernel behaves like, and which fixes it carries.")
public final class IdentifyCommand implements Callable<Integer> {
    @Option(
            names = "--target",
            paramLabel = "TARGET",
            required = true,
            description = "sim:PROFILE, vm:KERNEL, ssh://USER@HOST:PORT or local.")
    private String target;

    @Mixin
    private RunOptions options;

    private final Consumer<String> notes = note -> System.err.println(Visible.line(note));

    @Override
    public Integer call() {
        Profiles profiles = Profiles.load();
        Likeness likeness = new Likeness(Catalogue.load(), profiles);
        new Machines(profiles, options.ssh(), notes).build(target);
        KernelResult result = result(likeness.probes(), profiles.newest().name());
        List<Generation> candidates = likeness.candidates(result);
        System.out.printf("%s, Linux %s, behaves like:%n", result.target(), result.release());
        candidates.forEach(generation -> System.out.printf(
                "  %s  %s-%s  %s%n", generation, generation.release(), generation.lastRelease(), generation.change()));
        System.out.println("fixes:");
        likeness.fixes(result).forEach((fix, answer) -> System.out.printf("  %-22s %s%n", fix, text(answer)));
        System.out.flush();
        return ExitStatus.CONFORMS;
    }

    private KernelResult result(List<String> rules, String profile) {
        RunProcess run = new RunProcess(target, options.words(Optional.of(profile), rules, options.results()), false);
        Column column = new SideBySide(List.of(run)).run(1, note -> {}).get(0);
        return column.result().orElseThrow(() -> new BrokenException(column.target() + ": " + column.why()));
    }

    private static String text(Likeness.Answer answer) {
        return answer == Likeness.Answer.UNSEEN
                ? "cannot be seen here"
                : answer.name().toLowerCase(Locale.ROOT);
    }
}
