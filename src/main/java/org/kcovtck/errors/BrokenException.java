/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

/**
 * Something round the kernel under test failed: a build, a boot, a connection, the agent. Never the fault of a KCOV
 * rule, so a test that ends with it is <em>broken</em>, not violated. The message is one line that says what happened,
 * to what, and what to do; further lines may follow as evidence. As the end of a command it is exit status 3.
 */
public class BrokenException extends RuntimeException {
    public BrokenException(String message) {
        super(message);
    }

    public BrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
