/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** {@code struct vm_area_struct}: an mmap that is going on. */
final class Vma {
    /** Whole pages. */
    final long bytes;
    /** In the file. */
    final long offset;
    /** What it shows; null when no page has been inserted. */
    long[] pages;

    Vma(long bytes, long offset) {
        this.bytes = bytes;
        this.offset = offset;
    }
}
