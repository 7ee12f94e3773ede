/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.kcovtck.errors.BrokenException;

/** Where images, kernel sources, object trees and the state of VMs are kept, outside the project. */
public record CacheFolder(Path root) {
    /** {@code $XDG_CACHE_HOME/kcov-tck}, or {@code ~/.cache/kcov-tck}. */
    public static CacheFolder ofUser() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(xdg).toAbsolutePath();
        return new CacheFolder(caches.resolve("kcov-tck"));
    }

    /** Finished images, by key. */
    Path images() {
        return made("images");
    }

    /** Source and object trees, kept for incremental builds and kernel modules. */
    Path builds() {
        return made("builds");
    }

    /** What each kernel name stands for now. */
    Path names() {
        return made("names");
    }

    /** A file with this patch, a byte of each character, which images may be made with. */
    public Path patch(String text) {
        Path file = made("patches").resolve(Sha256.brief(text) + ".patch");
        try {
            Atomically.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw DiskFull.or(file, e);
        }
        return file;
    }

    /** Results of runs on images. */
    public Path results() {
        return made("results");
    }

    /** apt's lists and packages, nothing of it the system's. */
    Path apt() {
        return made("apt");
    }

    /** The state of VMs, running and ended. */
    Path vms() {
        return made("vms");
    }

    private Path made(String name) {
        return makePrivate(root.resolve(name));
    }

    /** Makes a folder, and those above it, that only this user can enter. */
    static Path makePrivate(Path folder) {
        try {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new BrokenException("cannot make " + folder + " (" + e.getMessage() + "): set XDG_CACHE_HOME", e);
        }
    }
}
