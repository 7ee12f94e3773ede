/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import org.kcovtck.errors.BrokenException;

/** A kernel's own source is what its build fails for; the message has the first errors. */
public final class BuildFailure extends BrokenException {
    private static final long serialVersionUID = 1;

    BuildFailure(String message) {
        super(message);
    }
}
