/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.List;

/**
 * A kernel that the kit knows how to make: an entry of {@code vm-images/kernels.yaml}.
 *
 * @param name what the command line calls it
 * @param packageName the Debian package of its source
 * @param suite the Debian suite that has the package
 * @param config configuration lines after those that all kernels share
 */
public record Kernel(String name, String packageName, String suite, List<String> config) {}
