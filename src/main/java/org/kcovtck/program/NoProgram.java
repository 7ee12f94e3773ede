/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

/** There is no program for a recording; the message says why in a few words. */
public final class NoProgram extends Exception {
    private static final long serialVersionUID = 1;

    NoProgram(String why) {
        super(why);
    }
}
