/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;

/** A program of this machine, run to its end; it does not outlive this JVM. */
final class HostCommand {
    private final ProcessBuilder builder;
    private Path log;
    private Consumer<String> listener = line -> {};

    private HostCommand(List<String> words) {
        builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        // A make that runs us would otherwise hand its flags and jobs to ours.
        builder.environment().keySet().removeAll(List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL"));
    }

    static HostCommand of(String... words) {
        return new HostCommand(Arrays.asList(words));
    }

    HostCommand and(List<String> words) {
        List<String> all =
                Stream.concat(builder.command().stream(), words.stream()).toList();
        builder.command(all);
        return this;
    }

    HostCommand in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    HostCommand with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    /** Appends all output to a file. */
    HostCommand log(Path file) {
        log = file;
        return this;
    }

    HostCommand eachLine(Consumer<String> consumer) {
        listener = consumer;
        return this;
    }

    /** What a program printed on both its outputs, and its exit status. */
    record Result(int status, List<String> lines) {
        String lastLine() {
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
        }

        boolean says(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }
    }

    /** Runs it and returns its output. {@code failure} begins the message when its exit status is not 0. */
    List<String> orFail(String failure) {
        Result result = run();
        if (result.status != 0) {
            if (result.says(DiskFull.ERROR)) {
                throw DiskFull.at(
                        builder.directory() == null
                                ? Path.of(".")
                                : builder.directory().toPath(),
                        null);
            }
            throw new BrokenException(failure + ": " + result.lastLine());
        }
        return result.lines;
    }

    Result run() {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            String program = builder.command().get(0);
            throw new BrokenException("cannot run " + program + ": run vm-images/install-packages", e);
        }
        try (var child = Children.own(process);
                var reader = new BufferedReader(
                        new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8));
                var writer = log == null ? null : append(log)) {
            process.getOutputStream().close();
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (writer != null) {
                    writer.write(line);
                    writer.newLine();
                    writer.flush(); // somebody may be watching the log
                }
                listener.accept(line);
            }
            int status = process.waitFor();
            if (Children.areBeingEnded()) {
                throw new BrokenException("interrupted: " + builder.command().get(0));
            }
            return new Result(status, lines);
        } catch (IOException e) {
            // Ending it closes its output.
            throw Children.areBeingEnded()
                    ? new BrokenException("interrupted: " + builder.command().get(0), e)
                    : DiskFull.or(log == null ? Path.of(".") : log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted: " + String.join(" ", builder.command()), e);
        }
    }

    private static BufferedWriter append(Path log) {
        try {
            return Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
