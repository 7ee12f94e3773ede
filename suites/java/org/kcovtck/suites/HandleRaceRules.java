/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.remoteEnable;
import static org.kcovtck.suites.DescriptorRaceRules.attempting;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Contender;
import org.kcovtck.harness.Race;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Target;

/** Races for one handle. */
class HandleRaceRules {
    @Test
    @Verifies("RACE-005")
    void oneOfTwoProcessesRegistersAHandle(Target kernel) {
        new Race(registering(ready(kernel), BUS_A), registering(ready(kernel), BUS_A))
                .acceptable("0, EEXIST", "EEXIST, 0")
                .run();
    }

    @Test
    @Verifies("RACE-005")
    void oneOfTwoTasksRegistersACommonHandle(Target kernel) {
        KcovFile file = ready(kernel);
        RemoteArg common = RemoteArg.ofCommon(COMMON);

        new Race(registering(file, common), registering(ready(file.task().newThread()), common))
                .acceptable("0, EEXIST", "EEXIST, 0")
                .run();
    }

    @Test
    @Verifies("RACE-006")
    void oneOfTwoListsIsRegisteredAsAWhole(Target kernel) {
        new Race(registering(ready(kernel), BUS_A, BUS_B), registering(ready(kernel), BUS_B, BUS_A))
                .acceptable("0, EEXIST", "EEXIST, 0")
                .run();
    }

    @Test
    @Verifies("RACE-007")
    void aHandleIsFreeWhenItsOwnerHasExited(Target kernel) {
        KcovFile file = ready(kernel);
        KcovFile rivals = ready(file.task().newThread());
        PassingTask owner = PassingTask.in(file.task());
        Operation register = remoteEnable(rivals, RemoteArg.of(BUS_A));

        new Race(
                        Contender.of(file.task(), owner.doing(remoteEnable(file, RemoteArg.of(BUS_A))))
                                .before(owner.reset()),
                        attempting(rivals.task(), owner, register).after(register, disable(rivals)))
                .seenAs(DescriptorRaceRules::attempts)
                .acceptable("EEXIST, 0")
                .run();
    }

    @Test
    @Verifies("RACE-009")
    void aNumberOfHandlesThatChangesIsTakenOrRefused(Target kernel) {
        KcovFile file = ready(kernel);
        long argument = Pages.of(file.task(), 1)
                .put(0, RemoteArg.of(BUS_A, BUS_B).numHandles(1).bytes());
        Operation one = new Store(argument + Long.BYTES, 1);
        Operation two = new Store(argument + Long.BYTES, 2);

        new Race(
                        Contender.of(
                                        file.task(),
                                        new Ioctl(file.fd(), KcovCommand.KCOV_REMOTE_ENABLE.number(), argument))
                                .after(disable(file)),
                        Contender.of(file.task().newThread(), two, one, two, one, two, one, two, one))
                .seenAs(round -> round.get(0).during().get(0).result())
                .acceptable("0")
                .interesting("EINVAL")
                .run();
    }

    private static Contender registering(KcovFile file, Handle... handles) {
        return registering(file, RemoteArg.of(handles));
    }

    private static Contender registering(KcovFile file, RemoteArg argument) {
        return Contender.of(file.task(), remoteEnable(file, argument)).after(disable(file));
    }
}
