/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

/**
 * Who said what a rule states.
 *
 * @param title the public title of a document, mail or commit, or a file of the kernel's tree with its release
 * @param date {@code 2019-10-17}, or empty for a file of a release
 * @param quote a few words of it, to the letter but for white space
 */
public record Source(String title, String date, String quote) {
    /** What stands before the comma: of {@code kernel/kcov.c, v6.12}, the file. */
    public String path() {
        return title.split(",", 2)[0];
    }

    /** {@code [RFC 1/3] kcov: remote coverage support (2019-10-17)}. */
    public String reference() {
        return date.isEmpty() ? title : title + " (" + date + ")";
    }
}
