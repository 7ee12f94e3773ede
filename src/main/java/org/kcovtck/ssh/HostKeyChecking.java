/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

/** What to do with a host key that the known-hosts file does not have. A key that differs from it is always refused. */
public enum HostKeyChecking {
    /** Refuse it. */
    YES,
    /** Take it, and write it to the file. */
    ACCEPT_NEW
}
