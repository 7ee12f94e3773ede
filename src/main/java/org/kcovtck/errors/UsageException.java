/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

/**
 * The user asked for something that cannot be: an unknown name, an unreadable or malformed file. The message is one
 * line that says what is wrong, with what, and what to do. The command line prints it and exits with status 2.
 */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
