/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Consumer;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Profiles;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.VmImages;
import org.kcovtck.vm.Vms;

/** Finds the machine that a target's name means. */
public final class Machines {
    private static final String SIM = "sim:";
    private static final String VM = "vm:";
    private static final String SSH = "ssh://";
    private static final int SSH_PORT = 22;

    private final Profiles profiles;
    private final SshOptions ssh;
    private final Consumer<String> notes;

    /** @param notes is told what takes long, in a line each */
    public Machines(Profiles profiles, SshOptions ssh, Consumer<String> notes) {
        this.profiles = profiles;
        this.ssh = ssh;
        this.notes = notes;
    }

    /**
     * The machine of a target. A VM's kernel is built when it is missing, and the VM is on its way when this returns.
     *
     * @throws UsageException when there is no such target
     */
    public Machine open(String target) {
        if (target.startsWith(SIM)) {
            return new Simulator(profiles.named(target.substring(SIM.length())));
        } else if (target.startsWith(VM)) {
            CacheFolder cache = CacheFolder.ofUser();
            Images images = new Images(VmImages.ofHome(), cache, notes);
            return new VmMachine(target, images.get(target.substring(VM.length())), new Vms(cache));
        } else if (target.startsWith(SSH)) {
            return new SshMachine(address(target), ssh.checking());
        } else if (target.equals(ThisMachine.NAME)) {
            return new ThisMachine();
        }
        throw new UsageException("no target " + target + "; did you mean " + Nearest.to(target, names()) + "?");
    }

    private List<String> names() {
        return profiles.all().stream()
                .flatMap(profile -> List.of(SIM + profile.name(), VM + profile.name()).stream())
                .toList();
    }

    private SshAddress address(String target) {
        try {
            URI uri = new URI(target);
            if (uri.getHost() == null || uri.getPath().length() > 1) {
                throw new UsageException(target + " is not of the form ssh://USER@HOST:PORT");
            }
            String user = uri.getUserInfo() == null ? "root" : uri.getUserInfo();
            int port = uri.getPort() < 0 ? SSH_PORT : uri.getPort();
            return new SshAddress(user, uri.getHost(), port, ssh.identities(), ssh.knownHostsFile());
        } catch (URISyntaxException e) {
            throw new UsageException(target + " is not of the form ssh://USER@HOST:PORT", e);
        }
    }
}
