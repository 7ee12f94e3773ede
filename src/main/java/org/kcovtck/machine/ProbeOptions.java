/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.UsageException;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.ProbeSource;
import org.kcovtck.vm.VmImages;

/**
 * Which probe module is brought to a kernel that is not of our making.
 *
 * @param file the module, or null
 * @param kernelBuild where that kernel was built, to build the module there; or null
 */
public record ProbeOptions(Path file, Path kernelBuild) {
    /** No module: rules that need it do not apply, unless somebody has loaded it there. */
    public static final ProbeOptions NONE = new ProbeOptions(null, null);

    /** @throws UsageException when both are given, or what is given is not there */
    public ProbeOptions {
        if (file != null && kernelBuild != null) {
            throw new UsageException("give --probe or --kernel-build, not both");
        }
        if (file != null && !Files.isReadable(file)) {
            throw new UsageException("no probe module at " + file);
        }
    }

    boolean areGiven() {
        return file != null || kernelBuild != null;
    }

    /** The module's file, built now if it has to be. */
    Optional<Path> module() {
        if (kernelBuild != null) {
            ProbeSource source = VmImages.ofHome().probe();
            return Optional.of(source.buildFor(kernelBuild, CacheFolder.ofUser()));
        }
        return Optional.ofNullable(file);
    }
}
