/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshSession;
import org.kcovtck.ssh.SshTarget;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Target;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.Vm;
import org.kcovtck.vm.VmImages;
import org.kcovtck.vm.Vms;

/** How long one operation takes in a VM, there and back, and how many a second there are when nobody waits. */
public final class AgentSpeed {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ROUND_TRIPS = 500;
    private static final int OPERATIONS = 100_000;
    private static final int SCRIPT = 50;
    private static final int WINDOW = 16;

    private AgentSpeed() {}

    public static void main(String[] args) {
        CacheFolder cache = CacheFolder.ofUser();
        Images images = new Images(VmImages.ofHome(), cache, System.err::println);
        try (Vm vm = new Vms(cache).boot(images.get(args[0]))) {
            vm.awaitReady(PATIENCE);
            SshSession session = SshSession.connect(vm.address(), HostKeyChecking.YES, PATIENCE);
            try (Target target = SshTarget.start("bench", session, PATIENCE)) {
                Task task = (AgentTask) target.newProcess();
                roundTrips(task);
                System.out.printf("round trip, median of %d: %.2f ms%n", ROUND_TRIPS, roundTrips(task));
                System.out.printf("pipelined: %.0f operations a second%n", pipelined(task));
            }
        }
    }

    private static double roundTrips(Task task) {
        long[] nanos = new long[ROUND_TRIPS];
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long start = System.nanoTime();
            task.run(new Getpid());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[ROUND_TRIPS / 2] / 1e6;
    }

    /** Scripts of some operations, some scripts ahead of their answers. */
    private static double pipelined(Task task) {
        List<Operation> script = Collections.nCopies(SCRIPT, new Getpid());
        Queue<Pending> answers = new ArrayDeque<>();
        long start = System.nanoTime();
        for (int sent = 0; sent < OPERATIONS; sent += SCRIPT) {
            if (answers.size() == WINDOW) {
                answers.remove().outcomes();
            }
            answers.add(task.submit(script));
        }
        answers.forEach(Pending::outcomes);
        return OPERATIONS / ((System.nanoTime() - start) / 1e9);
    }
}
