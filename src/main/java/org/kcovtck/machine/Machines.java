/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.Kernel;
import org.kcovtck.vm.Mutant;
import org.kcovtck.vm.MutantList;
import org.kcovtck.vm.VmImages;
import org.kcovtck.vm.Vms;

/** Finds the machine that a target's name means. */
public final class Machines {
    private static final String SIM = "sim:";
    private static final String VM = "vm:";
    private static final String SSH = "ssh://";
    private static final char MUTANT = '+';
    /** Not a {@link java.net.URI}, which takes no underscore in a host's name. */
    private static final Pattern SSH_URL =
            Pattern.compile("ssh://((?<user>[^@:/]+)@)?(?<host>\\[[0-9a-fA-F:.]+]|[\\w.-]+)(:(?<port>\\d{1,5}))?/?");

    private static final int SSH_PORT = 22;

    private final Profiles profiles;
    private final SshOptions ssh;
    private final Consumer<String> notes;
    private boolean asBuilt;

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
        return open(target, ProbeOptions.NONE);
    }

    /**
     * The machine of a target, with a probe module that is brought to its kernel.
     *
     * @throws UsageException when there is no such target, or it has its own probe
     */
    public Machine open(String target, ProbeOptions probe) {
        if (probe.areGiven() && (target.startsWith(SIM) || target.startsWith(VM))) {
            throw new UsageException(
                    target + " has a probe of its own: --probe and --kernel-build are for ssh:// and local");
        }
        Machine machine = named(target);
        return probe.module()
                .map(file -> (Machine) new ProbedMachine(machine, ProbeModule.here(file), notes))
                .orElse(machine);
    }

    private Machine named(String target) {
        if (target.startsWith(SIM)) {
            return Simulator.named(target.substring(SIM.length()), profiles);
        } else if (target.startsWith(VM)) {
            return vm(target);
        } else if (target.startsWith(SSH)) {
            return new SshMachine(address(target), ssh.checking());
        } else if (target.equals(ThisMachine.NAME)) {
            return new ThisMachine();
        }
        throw new UsageException("no target " + target + "; did you mean " + Nearest.to(target, names()) + "?");
    }

    /** The simulator of a profile, with a defect if one is given. */
    public static Machine simulator(Profile profile, boolean comparisons, Optional<Defect> defect) {
        return new Simulator(profile, comparisons, defect);
    }

    /** {@code vm:KERNEL}, or {@code vm:KERNEL+MUTANT} where the kernel has mutants. */
    private Machine vm(String target) {
        String kernel = target.substring(VM.length());
        Optional<Mutant> mutant = mutant(kernel);
        if (mutant.isEmpty()) {
            return new VmMachine(target, image(kernel), new Vms(CacheFolder.ofUser()));
        }
        MutantVm vm = withMutants(kernel.substring(0, kernel.indexOf(MUTANT)), target);
        vm.have(mutant.get().number());
        return vm;
    }

    private Image image(String kernel) {
        return asBuilt ? images().find(kernel).orElseGet(() -> images().get(kernel)) : images().get(kernel);
    }

    /** Takes the kernels of VMs as they are from now on, whether or not the files that they were built from have changed. */
    public Machines asBuilt() {
        asBuilt = true;
        return this;
    }

    /** A VM of a kernel of the list that has mutants, all of them off. */
    public MutantVm withMutants(String kernel) {
        return withMutants(kernel, VM + kernel);
    }

    private MutantVm withMutants(String kernel, String target) {
        return new MutantVm(new VmMachine(target, images().get(kernel), new Vms(CacheFolder.ofUser())));
    }

    /** The mutant of {@code KERNEL+MUTANT}; other names may have a plus, too. */
    private static Optional<Mutant> mutant(String name) {
        int plus = name.indexOf(MUTANT);
        return plus < 0
                ? Optional.empty()
                : mutants(name.substring(0, plus)).map(mutants -> mutants.named(name.substring(plus + 1)));
    }

    private static Optional<MutantList> mutants(String kernel) {
        return VmImages.ofHome().kernels().find(kernel).flatMap(Kernel::mutants);
    }

    /**
     * The targets that words name: {@code vm} stands for every kernel of the list, {@code sim} for the simulator of every
     * profile, any other word for itself.
     *
     * @throws UsageException when one of them is no target
     */
    public List<String> named(Collection<String> words) {
        Set<String> targets = new LinkedHashSet<>();
        for (String word : words) {
            if (word.equals("sim")) {
                profiles.all().forEach(profile -> targets.add(SIM + profile.name()));
            } else if (word.equals("vm")) {
                VmImages.ofHome().kernels().plain().forEach(kernel -> targets.add(VM + kernel.name()));
            } else {
                targets.add(word);
            }
        }
        targets.forEach(this::check);
        return List.copyOf(targets);
    }

    /** Builds the kernel of a target that is a VM, if it is missing; of another there is nothing to build. */
    public void build(String target) {
        if (target.startsWith(VM)) {
            String kernel = target.substring(VM.length());
            images().get(mutant(kernel).isPresent() ? kernel.substring(0, kernel.indexOf(MUTANT)) : kernel);
        }
    }

    private void check(String target) {
        if (target.startsWith(VM)) {
            String kernel = target.substring(VM.length());
            if (mutant(kernel).isEmpty()) {
                images().check(kernel);
            }
        } else {
            open(target).close();
        }
    }

    private Images images() {
        return new Images(VmImages.ofHome(), CacheFolder.ofUser(), notes);
    }

    private List<String> names() {
        Stream<String> profiled =
                profiles.all().stream().flatMap(profile -> Stream.of(SIM + profile.name(), VM + profile.name()));
        return Stream.concat(profiled, Stream.of(ThisMachine.NAME, "ssh://root@HOST:PORT"))
                .toList();
    }

    private SshAddress address(String target) {
        Matcher url = SSH_URL.matcher(target);
        if (!url.matches()) {
            throw malformed(target);
        }
        String user = url.group("user") == null ? "root" : url.group("user");
        int port = url.group("port") == null ? SSH_PORT : Integer.parseInt(url.group("port"));
        if (port < 1 || port > 65535) {
            throw malformed(target);
        }
        String host = url.group("host").replaceAll("[\\[\\]]", "");
        return new SshAddress(user, host, port, ssh.identities(), ssh.knownHostsFile());
    }

    private static UsageException malformed(String target) {
        return new UsageException(target + " is not of the form ssh://USER@HOST:PORT");
    }
}
