/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** {@code enum kcov_mode} (include/linux/kcov.h). */
enum KcovMode {
    /** Coverage collection is not enabled yet. */
    DISABLED,
    /** KCOV was initialised, but tracing is not enabled. */
    INIT,
    TRACE_PC,
    TRACE_CMP,
    /** The task has enabled remote coverage; it collects nothing itself (G6 only). */
    REMOTE;

    /** {@code kcov_mode_enabled()}. */
    boolean enabled() {
        return compareTo(TRACE_PC) >= 0;
    }
}
