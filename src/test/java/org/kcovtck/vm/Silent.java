/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

/** Progress that nobody watches. */
record Silent() implements BuildProgress {
    @Override
    public void phase(String name) {}

    @Override
    public void objects(int built, int expected) {}

    @Override
    public void close() {}
}
