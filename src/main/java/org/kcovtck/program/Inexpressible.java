/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

/** A test does what cannot be told in C here; the message says what, in one line. */
public final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1;

    Inexpressible(String what) {
        super(what);
    }
}
