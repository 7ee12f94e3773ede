/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

/**
 * Rules that belong together: one file of the catalogue, one suite.
 *
 * @param name of the file and of the suite: {@code pc-buffer}
 * @param about what it is about, in a few words
 */
public record Chapter(String name, String about) {}
