/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

/** Told how far the build of an image is. */
public interface BuildProgress extends AutoCloseable {
    /** For a terminal a bar, else a line now and then. Written to standard error. */
    static BuildProgress onStandardError(String kernel) {
        return System.console() == null ? new LineProgress(kernel, System.err) : new BarProgress(kernel);
    }

    /** A phase begins: fetch, unpack, configure, compile, image, probe. The one before it has ended. */
    void phase(String name);

    /** How many objects have been built; about {@code expected} will be. */
    void objects(int built, int expected);

    /** The build has ended, well or not. */
    @Override
    void close();
}
