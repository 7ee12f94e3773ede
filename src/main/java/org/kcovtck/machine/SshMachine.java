/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kcovtck.rules.Need;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.ssh.SshSession;
import org.kcovtck.ssh.SshTarget;
import org.kcovtck.target.Target;

/** {@code ssh://USER@HOST:PORT}: a machine of the user's, which nobody here boots or powers off. */
record SshMachine(SshAddress address, HostKeyChecking checking) implements Machine {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** It may be emulated: nobody knows. */
    private static final Duration TEST = Duration.ofMinutes(5);

    @Override
    public String name() {
        return address.url();
    }

    @Override
    public Target connect() {
        return SshTarget.start(name(), SshSession.connect(address, checking, CONNECT), ANSWER);
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
        return TEST;
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
