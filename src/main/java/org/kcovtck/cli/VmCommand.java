/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.Kernel;
import org.kcovtck.vm.Recipe;
import org.kcovtck.vm.Vm;
import org.kcovtck.vm.VmImages;
import org.kcovtck.vm.VmState;
import org.kcovtck.vm.Vms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vm}: builds kernels, and starts and stops VMs that run them. */
@Command(
        name = "vm",
        description = "Build kernels and run them in virtual machines.",
        synopsisSubcommandLabel = "COMMAND")
public final class VmCommand implements Runnable {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    private final CacheFolder cache = CacheFolder.ofUser();
    private final VmImages sources = VmImages.ofHome();
    private final Vms vms = new Vms(cache);

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "vm: give build, source, objects, list, start, stop or log");
    }

    @Command(description = "Build kernels, unless the cache has them. One that fails does not keep the others back.")
    void build(
            @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names in vm-images/kernels.yaml.")
                    List<String> names,
            @Option(names = "--all", description = "Every kernel in vm-images/kernels.yaml but flavours.") boolean all,
            @Option(
                            names = "--source",
                            paramLabel = "DIR|TARBALL",
                            description = "Build from this kernel source; NAME may be new.")
                    Path source,
            @Option(names = "--update", description = "Ask apt for a newer version of the source.") boolean update,
            @Option(names = "--patch", paramLabel = "FILE", description = "Apply this first. Repeatable.")
                    List<Path> patches) {
        List<String> wanted = all
                ? sources.kernels().plain().stream().map(Kernel::name).toList()
                : names == null ? List.<String>of() : names;
        if (wanted.isEmpty() || (source != null && wanted.size() > 1)) {
            throw new UsageException("vm build: name " + (source == null ? "kernels, or give --all" : "one kernel"));
        }
        Path from = source == null ? null : source.toAbsolutePath().normalize();
        List<Path> given = existing(patches);
        if (wanted.size() == 1) {
            build(Recipe.own(wanted.get(0), from, given), update);
        } else {
            buildEach(wanted.stream().map(name -> Recipe.own(name, null, given)).toList(), update);
        }
    }

    private void build(Recipe recipe, boolean update) {
        Image image = images().build(recipe, update);
        out().printf("%s: Linux %s in %s%n", recipe.name(), image.info().release(), image.folder());
        out().flush();
    }

    private void buildEach(List<Recipe> recipes, boolean update) {
        AtomicBoolean interrupted = new AtomicBoolean();
        main.interrupt().during(Interrupt.Work.stopping(() -> interrupted.set(true)));
        recipes.forEach(recipe -> images().check(recipe.name()));
        List<String> failed = new ArrayList<>();
        for (Recipe recipe : recipes) {
            try {
                build(recipe, update);
            } catch (BrokenException | UsageException e) {
                if (interrupted.get()) {
                    throw e;
                }
                failed.add(recipe.name());
                out().println(recipe.name() + ": failed");
                out().flush();
                Main.tell(recipe.name() + ": " + e.getMessage());
            }
        }
        if (!failed.isEmpty()) {
            throw new BrokenException(String.format(
                    "%d of %d kernels could not be built, see above: %s",
                    failed.size(), recipes.size(), String.join(", ", failed)));
        }
    }

    @Command(description = "Unpack the source that a kernel of the list is built from: what patches are made for.")
    void source(
            @Parameters(paramLabel = "NAME", description = "A name in vm-images/kernels.yaml.") String name,
            @Parameters(paramLabel = "DIR", description = "A folder that is not there yet.") Path folder) {
        images().unpack(name, folder.toAbsolutePath().normalize());
    }

    @Command(
            description = "Print the folder with the objects of a kernel, for --kernel-build and modules of your own;"
                    + " they are made again if they are gone.")
    void objects(@Parameters(paramLabel = "NAME") String name) {
        out().println(images().objects(name));
    }

    @Command(description = "List the kernels, and the VMs that run.")
    void list() {
        Images images = images();
        out().printf("%-12s %-20s %s%n", "KERNEL", "RELEASE", "SOURCE");
        for (String name : images.names()) {
            String built = images.find(name)
                    .map(image -> String.format("%-20s %s", image.info().release(), sourceOf(image)))
                    .orElse("not built");
            out().printf("%-12s %s%n", name, built);
        }
        List<VmState> running = vms.running();
        if (!running.isEmpty()) {
            out().printf("%n%-24s %-20s %8s %6s%n", "VM", "RELEASE", "PID", "PORT");
            running.forEach(vm -> out().printf("%-24s %-20s %8d %6d%n", vm.id(), vm.release(), vm.pid(), vm.port()));
        }
    }

    @Command(description = "Boot a VM that runs until it is stopped.")
    void start(@Parameters(paramLabel = "NAME") String name) {
        Image image = images().get(name);
        VmState vm = vms.start(image, Vm.BOOT_PATIENCE);
        SshAddress address = vm.address();
        String identity = Quoted.forShell(address.identities().get(0));
        String knownHosts = Quoted.forShell(address.knownHosts());
        out().printf("VM %s runs Linux %s from %s%n", vm.id(), vm.release(), sourceOf(image));
        out().printf("  ./kcov-tck vm stop %s%n", vm.id());
        out().printf(
                        "  ssh -i %s -o IdentitiesOnly=yes -o UserKnownHostsFile=%s -o StrictHostKeyChecking=yes -p %d %s@%s%n",
                        identity, knownHosts, address.port(), address.user(), address.host());
        out().printf(
                        "  ./kcov-tck run --target %s --identity %s --known-hosts %s%n",
                        address.url(), identity, knownHosts);
    }

    @Command(description = "End VMs.")
    void stop(
            @Parameters(paramLabel = "NAME", arity = "0..*") List<String> names,
            @Option(names = "--all", description = "Every VM that runs.") boolean all) {
        List<String> wanted = all ? vms.running().stream().map(VmState::id).toList() : names;
        if (wanted == null || wanted.isEmpty() && !all) {
            throw new UsageException("vm stop: name VMs, or give --all");
        }
        for (String name : wanted) {
            vms.stop(name);
            out().printf("VM %s is off%n", name);
        }
    }

    @Command(description = "Print the serial console of a VM that runs or has ended.")
    void log(@Parameters(paramLabel = "NAME") String name) {
        vms.log(name).forEach(out()::println);
    }

    private static List<Path> existing(List<Path> patches) {
        List<Path> given = patches == null ? List.of() : patches;
        given.stream().filter(patch -> !Files.isRegularFile(patch)).findFirst().ifPresent(patch -> {
            throw new UsageException("no patch at " + patch);
        });
        return given.stream().map(patch -> patch.toAbsolutePath().normalize()).toList();
    }

    private static String sourceOf(Image image) {
        int patches = image.info().patches().size();
        String source = image.info().source();
        return patches == 0 ? source : source + " + " + patches + (patches == 1 ? " patch" : " patches");
    }

    private Images images() {
        return new Images(sources, cache, System.err::println);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
