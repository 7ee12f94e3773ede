/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/** The VMs of this user. */
public final class Vms {
    private static final int ENDED_KEPT = 20;
    private static final AtomicInteger BOOTED = new AtomicInteger();

    private final CacheFolder cache;

    public Vms(CacheFolder cache) {
        this.cache = cache;
    }

    /** Boots a VM that ends with this JVM. Any number of one image may run. */
    public Vm boot(Image image) {
        tidy();
        long owner = ProcessHandle.current().pid();
        return Vm.boot(image, made(image.name() + "-run-" + owner + "-" + BOOTED.incrementAndGet()));
    }

    /**
     * Boots a VM that runs until it is stopped, named as its image, and waits for its SSH server.
     *
     * @throws UsageException when it runs already
     */
    public VmState start(Image image, Duration patience) {
        tidy();
        find(image.name()).filter(VmState::isAlive).ifPresent(running -> {
            throw new UsageException("VM " + image.name() + " runs already, pid " + running.pid()
                    + ": see it with vm list, end it with vm stop " + image.name());
        });
        Vm vm = Vm.boot(image, made(image.name()));
        try {
            vm.awaitReady(patience);
        } catch (RuntimeException e) {
            vm.powerOff();
            throw e;
        }
        return vm.leave();
    }

    /** Those that run, by name. */
    public List<VmState> running() {
        tidy();
        return folders().stream()
                .flatMap(vm -> vm.read().stream())
                .sorted(Comparator.comparing(VmState::id))
                .toList();
    }

    /**
     * Ends a VM and waits until it is gone.
     *
     * @throws UsageException when none of this name runs
     */
    public void stop(String id) {
        VmState state = running().stream()
                .filter(vm -> vm.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException("no VM " + id + " runs: running are "
                        + Nearest.to(id, running().stream().map(VmState::id).toList())));
        end(state);
    }

    /**
     * The console of a VM that runs or has ended.
     *
     * @throws UsageException when there is none
     */
    public List<String> log(String id) {
        VmFolder vm = folder(id);
        if (!vm.path().getParent().equals(cache.vms()) || !Files.exists(vm.console())) {
            throw new UsageException("no console of a VM " + id + ": there are "
                    + Nearest.to(id, folders().stream().map(VmFolder::id).toList()));
        }
        return ConsoleText.whole(vm.console());
    }

    private Optional<VmState> find(String id) {
        return folder(id).read();
    }

    /** Ends what a killed process left running, forgets what has ended, and keeps the last consoles only. */
    private void tidy() {
        for (VmFolder vm : folders()) {
            vm.read().ifPresent(state -> {
                if (!state.isAlive()) {
                    vm.forget(state.monitor().getParent());
                } else if (state.isOrphan()) {
                    end(state);
                }
            });
        }
        folders().stream()
                .filter(vm -> !Files.exists(vm.state()))
                .sorted(Comparator.comparing(VmFolder::age))
                .skip(ENDED_KEPT)
                .forEach(VmFolder::delete);
    }

    private void end(VmState state) {
        state.process().ifPresent(process -> Qemu.end(process, state.monitor()));
        folder(state.id()).forget(state.monitor().getParent());
    }

    private VmFolder made(String id) {
        VmFolder vm = folder(id);
        vm.delete();
        CacheFolder.makePrivate(vm.path());
        return vm;
    }

    private VmFolder folder(String id) {
        return new VmFolder(cache.vms().resolve(id).normalize());
    }

    private List<VmFolder> folders() {
        try (var paths = Files.list(cache.vms())) {
            return paths.filter(Files::isDirectory).map(VmFolder::new).toList();
        } catch (IOException e) {
            throw DiskFull.or(cache.vms(), e);
        }
    }
}
