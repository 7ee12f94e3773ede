/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Task;
import org.kcovtck.vm.Mutant;
import org.kcovtck.vm.RunningVm;

/** A VM with mutants: what rules say of one, and what a program says that is brought there. */
public final class MutantBench implements AutoCloseable {
    private static final String PARAMETER = "/sys/module/kcov/parameters/mutant";
    private static final int O_CREAT_TRUNC = 0x240;
    private static final int CHUNK = 48 << 10;

    private final Catalogue catalogue = Catalogue.load();
    private final Profiles profiles = Profiles.load();
    private final String flavour;
    private MutantVm vm;
    private Conformance conformance;

    /** @param flavour {@code 7.3-mutants} */
    public MutantBench(String flavour) {
        this.flavour = flavour;
        boot();
    }

    public Rule rule(String id) {
        return catalogue.rule(id);
    }

    /** Has the rules run that should notice a mutant; each test's verdict is told with what the test did. */
    public void run(Mutant mutant, BiConsumer<TestVerdict, Recording> recorded) {
        List<Rule> rules = mutant.rules().stream()
                .map(catalogue::rule)
                .filter(rule -> rule.untested().isEmpty())
                .toList();
        settle();
        conformance.whenRecorded(recorded);
        vm.have(mutant.number());
        ConformanceRun.withoutAllure(conformance, new Selection(rules)).run();
        settle();
    }

    /** A kernel that lives and has no mutant. */
    private void settle() {
        try {
            vm.have(MutantVm.NONE);
            conformance.release();
        } catch (BrokenException e) {
            boot();
        }
    }

    /** Copies a program to the VM. */
    public void bring(Path program) throws IOException {
        byte[] bytes = Files.readAllBytes(program);
        Task task = conformance.kernel().target().newProcess();
        int fd = (int) task.run(new Open("/tmp/program", Open.O_WRONLY | O_CREAT_TRUNC))
                .required()
                .value();
        List<Operation> script = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += CHUNK) {
            task.run(new Write(fd, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK))))
                    .required();
        }
        script.add(new Close(fd));
        task.run(script);
        conformance.kernel().target().end(List.of(task));
    }

    /** The status of the program that was brought last, on a kernel with this mutant, and what it prints. */
    public String status(int mutant) {
        try {
            return RunningVm.of(ProcessHandle.current())
                    .run("chmod 700 /tmp/program; echo " + mutant + " >" + PARAMETER
                            + "; timeout 90 /tmp/program 2>&1; s=$?; echo " + MutantVm.NONE + " >" + PARAMETER
                            + "; echo $s")
                    .strip();
        } catch (BrokenException e) {
            return "lost: " + e.getMessage();
        }
    }

    /** The kernel may hold what a mutant has left. */
    public void boot() {
        if (conformance != null) {
            vm.powerOff();
            conformance.close();
        }
        vm = new Machines(profiles, SshOptions.ofUser(), note -> {}).withMutants(flavour);
        conformance = new Conformance(
                catalogue,
                profiles,
                vm,
                new Conformance.Settings(Optional.empty(), false, true, note -> {}),
                verdict -> {});
        conformance.release();
    }

    @Override
    public void close() {
        conformance.close();
    }
}
