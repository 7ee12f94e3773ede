/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kcovtck.rules.Need;
import org.kcovtck.target.Target;

/** A machine of the user's, to whose kernel the probe module is brought whenever it is connected to. */
record ProbedMachine(Machine machine, ProbeModule probe, Consumer<String> notes) implements Machine {
    @Override
    public String name() {
        return machine.name();
    }

    @Override
    public Target connect() {
        return ProbedTarget.of(machine.connect(), probe);
    }

    @Override
    public Set<Need> provides() {
        return machine.provides();
    }

    @Override
    public Origin origin() {
        return machine.origin();
    }

    @Override
    public Duration testPatience() {
        return machine.testPatience();
    }

    @Override
    public void findOutWhyLost() {
        machine.findOutWhyLost();
    }

    @Override
    public List<String> consoleTail() {
        return machine.consoleTail();
    }

    @Override
    public void close() {
        machine.close();
        if (probe.isLoaded()) {
            notes.accept("the probe module could not be unloaded from " + name() + ": rmmod kcov_tck_probe there");
        }
    }
}
