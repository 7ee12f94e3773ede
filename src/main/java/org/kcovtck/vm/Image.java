/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;

/**
 * A kernel and a root file system that boot to an SSH server, with the keys of both its sides.
 *
 * @param name what the command line calls it
 * @param folder its files, private to this user
 * @param info what it was made from
 */
public record Image(String name, Path folder, ImageInfo info) {
    /** Where the VM has the probe module. */
    public static final String PROBE_IN_VM = "/lib/kcov-tck/" + ProbeSource.MODULE;

    public Path kernel() {
        return folder.resolve("bzImage");
    }

    public Path initramfs() {
        return folder.resolve("initramfs.cpio");
    }

    /** The probe module, built for this kernel. */
    Path probe() {
        return folder.resolve(ProbeSource.MODULE);
    }

    /** The private key that root logs in with. */
    public Path identity() {
        return folder.resolve("id");
    }

    Path authorizedKey() {
        return folder.resolve("id.pub");
    }

    Path hostKey() {
        return folder.resolve("host-key");
    }

    /** The public host key as in a line of known_hosts, without the host: type and base64. */
    public String publicHostKey() {
        try {
            return Files.readString(folder.resolve("host-key.pub")).strip();
        } catch (IOException e) {
            throw new BrokenException("image " + folder + " is damaged, delete it and build again: " + e, e);
        }
    }

    /** What the compiler warned of when it was built, as {@code FILE: MESSAGE}, without what was compiled before. */
    public List<String> warnings() {
        try (var lines = Files.lines(folder.resolve("build.log"), StandardCharsets.ISO_8859_1)) {
            return lines.flatMap(line -> MakeLog.warning(line).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new BrokenException("image " + folder + " is damaged, delete it and build again: " + e, e);
        }
    }

    /** Whether the file that a warning is of was compiled when this was built, so that it would have warned, too. */
    public boolean compiled(String warning) {
        String object = warning.replaceFirst("\\.[chS]: .*", ".o");
        try (var lines = Files.lines(folder.resolve("build.log"), StandardCharsets.ISO_8859_1)) {
            return info.objects() >= ImageBuild.USUAL_OBJECTS / 2
                    || lines.anyMatch(line -> line.matches("  (CC|AS) +" + Pattern.quote(object)));
        } catch (IOException e) {
            throw new BrokenException("image " + folder + " is damaged, delete it and build again: " + e, e);
        }
    }

    /** What names the probe and the file system that go with the kernel; they may be made anew when the kernel is not. */
    public List<String> additions() {
        return Stream.of("probe.key", "initramfs.key")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(Sha256::ofFile)
                .toList();
    }

    /** Names the image's content: two images with the same key are one. */
    public String key() {
        return folder.getFileName().toString();
    }
}
