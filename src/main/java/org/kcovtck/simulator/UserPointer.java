/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Arrays;

/** The argument of an ioctl: a number that may be an address. */
interface UserPointer {
    /** Where memory given by the test stands, for those who take the address for a number. */
    long SCRATCH = 0x7f00_0000_0000L;

    long value();

    /** {@code copy_from_user()}: null when any of the bytes is not there. */
    byte[] read(int offset, int length);

    /** These bytes and no more. */
    static UserPointer to(byte[] memory) {
        return new UserPointer() {
            @Override
            public long value() {
                return SCRATCH;
            }

            @Override
            public byte[] read(int offset, int length) {
                return offset + length > memory.length ? null : Arrays.copyOfRange(memory, offset, offset + length);
            }
        };
    }
}
