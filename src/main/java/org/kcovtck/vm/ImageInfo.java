/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.List;

/**
 * What an image was made from, kept beside it as {@code image.json}.
 *
 * @param release as {@code uname -r} prints it
 * @param source for people: a package and its version, or a path
 * @param patches files that were applied to the source, in order
 * @param configSha256 of the whole configuration
 * @param compiler its name and version
 * @param size of the kernel; null in what was built before it was measured
 * @param objects how many were compiled or linked
 * @param seconds that the build took, download included
 */
public record ImageInfo(
        String release,
        String source,
        List<String> patches,
        String configSha256,
        String compiler,
        KernelSize size,
        int objects,
        long seconds) {}
