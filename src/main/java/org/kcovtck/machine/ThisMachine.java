/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kcovtck.agent.LocalAgent;
import org.kcovtck.rules.Need;
import org.kcovtck.target.Target;

/** {@code local}: the machine that kcov-tck itself runs on. */
record ThisMachine() implements Machine {
    static final String NAME = "local";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Target connect() {
        return LocalAgent.start(NAME);
    }

    @Override
    public Set<Need> provides() {
        return Set.of();
    }

    @Override
    public Origin origin() {
        return Origin.unknown();
    }

    @Override
    public Duration testPatience() {
        return Duration.ofMinutes(2);
    }

    @Override
    public void findOutWhyLost() {}

    @Override
    public List<String> consoleTail() {
        return List.of();
    }

    @Override
    public void close() {}
}
