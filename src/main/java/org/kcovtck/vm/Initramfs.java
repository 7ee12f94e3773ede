/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.errors.BrokenException;

/**
 * The root file system of a VM: busybox, an SSH server, the image's keys, the probe, and the script that starts it. Not
 * compressed: under emulation the kernel takes longer to inflate it than QEMU to load it.
 */
final class Initramfs {
    private static final Path BUSYBOX = Path.of("/bin/busybox");
    private static final Path DROPBEAR = Path.of("/usr/sbin/dropbear");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    private Initramfs() {}

    /** Makes the image's initramfs, unless what it would be made from is what it was made from. */
    static void ensure(Image image, Path init) {
        Path stamp = image.folder().resolve("initramfs.key");
        try {
            String key = Sha256.of(
                    Files.readString(init) + version(BUSYBOX) + version(DROPBEAR) + Sha256.ofFile(image.probe()));
            boolean current = Files.exists(image.initramfs())
                    && Files.exists(stamp)
                    && Files.readString(stamp).equals(key);
            if (!current) {
                Atomically.write(image.initramfs(), archive(image, init).toBytes());
                Atomically.write(stamp, key);
            }
        } catch (IOException e) {
            throw DiskFull.or(image.initramfs(), e);
        }
    }

    static CpioArchive archive(Image image, Path init) throws IOException {
        CpioArchive archive = new CpioArchive();
        List<Path> libraries = libraries();
        for (String folder : folders(libraries)) {
            archive.folder(folder, folder.startsWith("root") ? 0700 : folder.equals("tmp") ? 01777 : 0755);
        }
        archive.file("init", 0755, Files.readAllBytes(init));
        archive.file("bin/busybox", 0755, Files.readAllBytes(BUSYBOX));
        for (String applet : HostCommand.of(BUSYBOX.toString(), "--list").orFail("busybox does not run")) {
            if (!applet.equals("busybox")) {
                archive.link("bin/" + applet, "busybox");
            }
        }
        archive.file("usr/sbin/dropbear", 0755, Files.readAllBytes(DROPBEAR));
        for (Path library : libraries) {
            archive.file(relative(library), 0755, Files.readAllBytes(library));
        }
        archive.file(relative(Path.of(Image.PROBE_IN_VM)), 0600, Files.readAllBytes(image.probe()));
        archive.file("etc/dropbear/host-key", 0600, Files.readAllBytes(image.hostKey()));
        archive.file("root/.ssh/authorized_keys", 0600, Files.readAllBytes(image.authorizedKey()));
        archive.file("etc/passwd", 0644, "root:x:0:0:root:/root:/bin/sh\n");
        archive.file("etc/group", 0644, "root:x:0:\n");
        archive.file("etc/shells", 0644, "/bin/sh\n");
        // busybox init would start login prompts without one.
        archive.file("etc/inittab", 0644, "");
        return archive;
    }

    /** The dynamic linker and the libraries of dropbear, where it looks for them. */
    private static List<Path> libraries() {
        List<Path> found = new ArrayList<>();
        for (String line : HostCommand.of("ldd", DROPBEAR.toString()).orFail("cannot list dropbear's libraries")) {
            Matcher library = LIBRARY.matcher(line);
            if (library.find()) {
                found.add(Path.of(library.group(1)));
            }
        }
        return found;
    }

    private static Set<String> folders(List<Path> libraries) {
        Set<String> folders = new TreeSet<>(List.of(
                "bin",
                "dev",
                "etc",
                "etc/dropbear",
                "lib",
                "lib/kcov-tck",
                "proc",
                "root",
                "root/.ssh",
                "run",
                "sys",
                "tmp",
                "usr",
                "usr/sbin",
                "var",
                "var/run"));
        for (Path library : libraries) {
            Path folder = Path.of(relative(library)).getParent();
            for (int i = 1; i <= folder.getNameCount(); i++) {
                folders.add(folder.subpath(0, i).toString());
            }
        }
        return folders;
    }

    private static String relative(Path path) {
        return path.toString().substring(1);
    }

    private static String version(Path program) {
        try {
            return "|" + program + Files.size(program) + Files.getLastModifiedTime(program);
        } catch (IOException e) {
            throw new BrokenException(program + " is not here: run vm-images/install-packages", e);
        }
    }
}
