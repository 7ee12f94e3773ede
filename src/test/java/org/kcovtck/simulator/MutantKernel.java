/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.rules.Profile;

/** A simulated kernel with mutants, which it can be told to have as a real one is. */
public final class MutantKernel {
    /** Does nothing wrong. */
    public static final int HARMLESS = 1;
    /** KCOV_DISABLE fails with EPERM. */
    public static final int EPERM = 2;
    /** The same, and a handle is registered then that nobody owns. */
    public static final int EPERM_AND_A_HANDLE = 3;
    /** The kernel dies when KCOV_DISABLE fails. */
    public static final int DEATH = 4;

    /** What the third leaves registered. */
    public static final Handle LEFT = Handle.usb(0x1000);

    private static final String PARAMETER = "/sys/module/kcov/parameters/mutant";

    private MutantKernel() {}

    /**
     * One that has just been booted.
     *
     * @param always what it does wrong as long as it has no mutant; 0: nothing
     */
    public static SimulatedKernel of(Profile profile, int always) {
        int[] number = new int[1];
        return new SimulatedKernel(new KernelParts(profile, true) {
            @Override
            KcovParts kcov(Behaviour behaviour, Allocator allocator, Log log) {
                return kcovWith(() -> number[0] == 0 ? always : number[0], behaviour, allocator, log);
            }

            @Override
            FileSystem files() {
                FileSystem files = super.files();
                files.add(PARAMETER, flags -> new OpenFile() {
                    @Override
                    long write(TaskStruct current, byte[] data) {
                        number[0] = Integer.parseInt(new String(data, StandardCharsets.US_ASCII));
                        return data.length;
                    }
                });
                return files;
            }
        });
    }

    private static KcovParts kcovWith(IntSupplier number, Behaviour behaviour, Allocator allocator, Log log) {
        return new KcovParts(behaviour, allocator, log) {
            @Override
            KcovDevice device(Behaviour of, KcovBuffers buffers, KcovLinks links, KcovRemotes handles, Log says) {
                return new KcovDevice(of, buffers, links, handles, says) {
                    @Override
                    long disable(TaskStruct t, Kcov kcov, long unused) {
                        long error = super.disable(t, kcov, unused);
                        return error == 0 ? 0 : wrong(number.getAsInt(), error, handles, says);
                    }
                };
            }
        };
    }

    private static long wrong(int number, long error, KcovRemotes remotes, Log log) {
        switch (number) {
            case EPERM_AND_A_HANDLE:
                remotes.map.put(LEFT.bits(), new Kcov());
                return -Errno.EPERM.number();
            case EPERM:
                return -Errno.EPERM.number();
            case DEATH:
                log.die("BUG: kernel NULL pointer dereference");
                return error;
            default:
                return error;
        }
    }
}
