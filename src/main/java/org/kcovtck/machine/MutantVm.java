/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Need;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A VM whose kernel has mutants, of which it is told to have one or none. It stays that way when it is booted anew. */
public final class MutantVm implements Machine {
    /** The number that switches all mutants off. */
    public static final int NONE = 0;

    private static final String PARAMETER = "/sys/module/kcov/parameters/mutant";

    private final Machine vm;
    private Target target;
    private int number = NONE;
    private int boots;

    public MutantVm(Machine vm) {
        this.vm = vm;
    }

    /**
     * From now on the kernel has this mutant and no other.
     *
     * @throws BrokenException when it cannot be told
     */
    public synchronized void have(int mutant) {
        number = mutant;
        if (target != null) {
            tell();
        }
    }

    /** The kernel is gone, and the next that is connected to has no mutant until it is told. */
    public synchronized void powerOff() {
        vm.close();
        target = null;
        number = NONE;
    }

    /** How often it was booted. */
    public synchronized int boots() {
        return boots;
    }

    @Override
    public synchronized Target connect() {
        target = null;
        target = vm.connect();
        boots++;
        tell();
        return target;
    }

    private void tell() {
        Task task = target.newProcess();
        Outcome open = task.run(new Open(PARAMETER, Open.O_WRONLY));
        Outcome write =
                task.run(new Write((int) open.value(), String.valueOf(number).getBytes(StandardCharsets.US_ASCII)));
        target.end(List.of(task));
        if (!write.succeeded()) {
            throw new BrokenException(name() + " cannot be told its mutant: " + PARAMETER + ": "
                    + (open.succeeded() ? write : open).result());
        }
    }

    @Override
    public String name() {
        return vm.name();
    }

    @Override
    public Set<Need> provides() {
        return vm.provides();
    }

    @Override
    public Origin origin() {
        return vm.origin();
    }

    @Override
    public Duration testPatience() {
        return vm.testPatience();
    }

    @Override
    public void findOutWhyLost() {
        vm.findOutWhyLost();
    }

    @Override
    public List<String> consoleTail() {
        return vm.consoleTail();
    }

    @Override
    public void close() {
        vm.close();
    }
}
