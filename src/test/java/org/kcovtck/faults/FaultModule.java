/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.faults;

import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.VmImages;

/** {@code src/test/faults}, a module that does something bad to its kernel as it is loaded. */
final class FaultModule {
    private static final String NAME = "kcov_tck_fault";
    private static final int BYTES_AT_ONCE = 32 << 10;

    private final byte[] module;

    private FaultModule(byte[] module) {
        this.module = module;
    }

    /** Builds it. */
    static FaultModule forKernel(String kernel) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of("target", "faults")).toAbsolutePath();
        for (String source : new String[] {"Kbuild", NAME + ".c"}) {
            Files.write(work.resolve(source), Files.readAllBytes(Path.of("src/test/faults", source)));
        }
        Path log = work.resolve("build.log");
        Path objects = new Images(VmImages.ofHome(), CacheFolder.ofUser(), note -> {}).objects(kernel);
        int status = new ProcessBuilder("make", "-C", objects.toString(), "M=" + work, "modules")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return new FaultModule(Files.readAllBytes(work.resolve(NAME + ".ko")));
    }

    /** Makes a task load it. */
    void load(Task task, String kind) {
        long memory = task.run(Syscall.MEMFD_CREATE.of(text(NAME), number(0)))
                .required()
                .value();
        for (int from = 0; from < module.length; from += BYTES_AT_ONCE) {
            byte[] part = Arrays.copyOfRange(module, from, Math.min(module.length, from + BYTES_AT_ONCE));
            task.run(new Write((int) memory, part)).required();
        }
        long file = task.run(new Open("/proc/self/fd/" + memory, Open.O_RDONLY))
                .required()
                .value();
        task.run(new org.kcovtck.target.Operation.Close((int) memory)).required();
        task.run(Syscall.FINIT_MODULE.of(number(file), text("kind=" + kind), number(0)));
    }
}
