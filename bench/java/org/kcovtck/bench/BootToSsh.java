/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.bench;

import java.time.Duration;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshSession;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.Vm;
import org.kcovtck.vm.VmImages;
import org.kcovtck.vm.Vms;

/** Boots a VM, has its first SSH command answered, and powers it off. */
public final class BootToSsh {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private BootToSsh() {}

    public static void main(String[] args) {
        CacheFolder cache = CacheFolder.ofUser();
        Images images = new Images(VmImages.ofHome(), cache, System.err::println);
        try (Vm vm = new Vms(cache).boot(images.get(args[0]))) {
            vm.awaitReady(PATIENCE);
            try (SshSession session = SshSession.connect(vm.address(), HostKeyChecking.YES, PATIENCE)) {
                System.out.println(session.run("uname -r"));
            }
        }
    }
}
