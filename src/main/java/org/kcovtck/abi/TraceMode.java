/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

/** What a descriptor collects: the argument of KCOV_ENABLE and {@code trace_mode} of {@link RemoteArg}. */
public enum TraceMode {
    KCOV_TRACE_PC(0),
    KCOV_TRACE_CMP(1);

    private final int number;

    TraceMode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
