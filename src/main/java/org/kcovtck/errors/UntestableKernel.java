/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

/** The kernel under test is itself why it cannot be tested: it does not boot, or has no KCOV. Nothing round it failed. */
public final class UntestableKernel extends BrokenException {
    private static final long serialVersionUID = 1;

    public UntestableKernel(String message) {
        super(message);
    }

    public UntestableKernel(String message, Throwable cause) {
        super(message, cause);
    }
}
