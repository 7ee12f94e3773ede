/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.machine.Machine;
import org.kcovtck.machine.Origin;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Target;

/** A machine that boots {@link FakeKernel}s. */
final class FakeMachine implements Machine {
    static final String UNREACHABLE = "no way to the machine";

    private final Profile profile;
    private final Queue<FakeKernel> waiting = new ArrayDeque<>();
    final List<String> console = new ArrayList<>();
    /** What its console shows when it is looked into why it was lost. */
    List<String> whenAsked = List.of();

    Duration testPatience = Duration.ofMinutes(1);
    int connections;
    boolean unreachable;
    boolean closed;

    FakeMachine(Profile profile) {
        this.profile = profile;
    }

    /** The next kernel that will be booted. */
    FakeKernel next() {
        FakeKernel kernel = new FakeKernel(new SimulatedKernel(profile));
        waiting.add(kernel);
        return kernel;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Target connect() {
        connections++;
        if (unreachable) {
            throw new BrokenException(UNREACHABLE);
        }
        if (waiting.isEmpty()) {
            next();
        }
        return waiting.remove();
    }

    @Override
    public Set<Need> provides() {
        return Set.of();
    }

    @Override
    public Origin origin() {
        return new Origin("fake source", "fake config");
    }

    @Override
    public Duration testPatience() {
        return testPatience;
    }

    @Override
    public void findOutWhyLost() {
        console.addAll(whenAsked);
    }

    @Override
    public List<String> consoleTail() {
        return List.copyOf(console);
    }

    @Override
    public void close() {
        closed = true;
    }
}
