/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;

/** A tar file, compressed or not, with a kernel's tree in its one folder. */
record TarballSource(Path file) implements KernelSource {
    @Override
    public String identity() {
        return "tarball " + Sha256.ofFile(file);
    }

    @Override
    public String description() {
        return file.toString();
    }

    @Override
    public void unpack(Path into) {
        HostCommand.of("tar", "-xf", file.toString(), "-C", into.toString(), "--strip-components=1")
                .in(into)
                .orFail("cannot unpack " + file);
    }
}
