/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.matrix.ResultFile;
import org.kcovtck.report.ReportFile;

/** {@code kcov-tck run} on one target in a JVM of its own: whatever happens to it happens to no other run. */
final class RunProcess {
    private static final String SAID = "kcov-tck: ";
    private static final String EVIDENCE = "  ";

    private final String target;
    private final List<String> options;
    private final boolean tellsFindings;
    private Path kept;
    private Process process;
    private boolean ended;

    /**
     * Not started yet.
     *
     * @param options what {@code run} is told besides the target
     * @param tellsFindings whether what it has found wrong is told with all evidence
     */
    RunProcess(String target, List<String> options, boolean tellsFindings) {
        this.target = target;
        this.options = options;
        this.tellsFindings = tellsFindings;
    }

    /** Leaves its whole result, if nothing broke, in this file. */
    void leaveIn(Path file) {
        kept = file;
    }

    /**
     * Runs it to its end.
     *
     * @param files begins the names of files that are made and removed again
     * @param notes is told what it says meanwhile, and what it comes to
     */
    Column run(Path files, Consumer<String> notes) {
        Path json = Path.of(files + ".json");
        Path console = Path.of(files + ".txt");
        try {
            if (!start(json, console)) {
                return Column.broken(target, "not run");
            }
            notes.accept(target + ": begins");
            List<String> said = new ArrayList<>();
            try (BufferedReader errors = process.errorReader()) {
                errors.lines().peek(said::add).forEach(line -> notes.accept(target + ": " + line));
            }
            int status = process.waitFor();
            return Files.exists(json)
                    ? column(ResultFile.read(json), status, last(said), console, notes)
                    : without(target, status, last(said));
        } catch (IOException | UncheckedIOException e) {
            return Column.broken(target, "cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Column.broken(target, "interrupted");
        } finally {
            keep(json, notes);
            console.toFile().delete();
        }
    }

    /** What a run without a result comes to. */
    static Column without(String target, int status, String said) {
        return status == ExitStatus.UNTESTABLE
                ? Column.untestable(target, said)
                : Column.broken(target, "no result, status " + status + ": " + said);
    }

    /** Moves the result to where it is wanted, or away. */
    private void keep(Path json, Consumer<String> notes) {
        try {
            if (kept != null
                    && !ended
                    && Files.exists(json)
                    && ResultFile.read(json).isWhole()) {
                ReportFile.move(json, kept);
            }
        } catch (BrokenException | UsageException e) {
            notes.accept(target + ": not kept: " + e.getMessage()); // what it says has been read
        }
        json.toFile().delete();
    }

    /** Asks it to end, as Ctrl-C would; if it has not been started it never will be. */
    synchronized void end() {
        ended = true;
        if (process != null) {
            process.toHandle().destroy(); // Process.destroy() would close its output, too
        }
    }

    private synchronized boolean start(Path json, Path console) throws IOException {
        if (!ended) {
            process = new ProcessBuilder(command(json))
                    .redirectOutput(console.toFile())
                    .start();
            process.getOutputStream().close();
        }
        return !ended;
    }

    private List<String> command(Path json) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.add("-Dkcovtck.home=" + System.getProperty("kcovtck.home", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("run", "--for-another", "--target", target, "--json", json.toString()));
        command.addAll(options);
        return command;
    }

    private Column column(KernelResult result, int status, String said, Path console, Consumer<String> notes)
            throws IOException {
        boolean violates = result.count(Verdict.VIOLATES) > 0;
        boolean judged = result.count(Verdict.CONFORMS) + result.count(Verdict.KNOWN) > 0;
        if (tellsFindings && (violates || !result.isWhole())) {
            Files.readAllLines(console).forEach(notes);
        }
        notes.accept(target + ": " + result.summary());
        boolean expected = status == ExitStatus.of(violates, !result.isWhole(), judged);
        return new Column(target, Optional.of(result), expected ? "" : "status " + status + ": " + said);
    }

    /** The message that it ended with, with the lines of evidence that go with it. */
    static String last(List<String> said) {
        for (int at = said.size() - 1; at >= 0; at--) {
            if (said.get(at).startsWith(SAID)) {
                List<String> lines = new ArrayList<>(List.of(said.get(at).substring(SAID.length())));
                said.stream()
                        .skip(at + 1L)
                        .takeWhile(line -> line.startsWith(EVIDENCE))
                        .forEach(lines::add);
                return String.join("\n", lines);
            }
        }
        return said.isEmpty() ? "no message" : said.get(said.size() - 1);
    }
}
