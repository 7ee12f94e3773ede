/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;

/** A report on its way to disk: whoever reads the file sees all of the old one or all of the new one. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * To be asked before the work, so that its result is not lost for a wrong name.
     *
     * @throws UsageException when the file cannot be written
     */
    public static void check(Path file) {
        obstacle(file).ifPresent(why -> {
            throw new UsageException(cannotWrite(file, why));
        });
    }

    /** @throws BrokenException when the file cannot be written: the report was asked for rightly, and is there */
    public static void save(Path file, String text) {
        try {
            write(file, text);
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /**
     * Removes an earlier one, if it is a regular file.
     *
     * @throws BrokenException when it cannot be removed
     */
    public static void remove(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    /** @throws BrokenException when the file cannot be put there */
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw broken(to, e);
        }
    }

    /** What is there and no regular file, such as {@code /dev/stdout}, is written to and not replaced. */
    static void write(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(file, bytes);
            return;
        }
        Path draft = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()));
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** @return why the file could not be written, as far as can be seen without doing it; empty when it can */
    static Optional<String> obstacle(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            return Optional.of("it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("no such folder");
        }
        boolean replaced = !Files.exists(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return Files.isWritable(replaced ? folder : file) ? Optional.empty() : Optional.of("permission denied");
    }

    static BrokenException broken(Path file, IOException failure) {
        return new BrokenException(cannotWrite(file, why(failure)), failure);
    }

    static String cannotWrite(Path file, String why) {
        return "cannot write " + Visible.line(file.toString()) + ": " + why;
    }

    /** The cause in a few words; the messages of the JDK are often the bare file name. */
    static String why(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException file) {
            return Visible.line(file.getFile()) + " is in the way";
        }
        boolean hasReason = failure instanceof FileSystemException file && file.getReason() != null;
        return Visible.line(
                hasReason ? ((FileSystemException) failure).getReason() : String.valueOf(failure.getMessage()));
    }
}
