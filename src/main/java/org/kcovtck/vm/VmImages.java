/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;

/** The project's {@code vm-images/} folder: what the images are made from. */
public record VmImages(Path folder) {
    /** That of the project that the system property {@code kcovtck.home} names, or of the current directory. */
    public static VmImages ofHome() {
        Path home = Path.of(System.getProperty("kcovtck.home", "."));
        return new VmImages(home.toAbsolutePath().normalize().resolve("vm-images"));
    }

    public KernelList kernels() {
        return KernelList.read(folder.resolve("kernels.yaml"));
    }

    Path configFragment() {
        return folder.resolve("kernel-config.fragment");
    }

    Path init() {
        return folder.resolve("init");
    }

    public ProbeSource probe() {
        return new ProbeSource(folder.resolve("probe"));
    }

    Path installPackages() {
        return folder.resolve("install-packages");
    }
}
