/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.opentest4j.AssertionFailedError;

/** What a race makes of what its rounds bring. */
class RaceTest {
    private static final Operation INIT = new Ioctl(3, 0x80086301L, 512);

    private final RecordingTarget target = new RecordingTarget(
            new SimulatedKernel(Profiles.load().newest()), Duration.ofMinutes(1), new Recording(true));
    private final KcovFile file = target.newProcess().openKcov();
    private final Race race = new Race(
            Contender.of(file.task(), INIT)
                    .before(new Open(KcovFile.PATH, Open.O_RDWR))
                    .after(new Close(3)),
            Contender.of(file.task().newThread(), INIT));

    RaceTest() {
        file.close();
    }

    @Test
    void acceptableOutcomesAreCounted() {
        race.acceptable("0, EBUSY", "EBUSY, 0").run();

        assertThat(lastCall()).isEqualTo("p1 race of 2 tasks, 20 rounds: \"0, EBUSY\" 20 times");
    }

    @Test
    void interestingOutcomesAreCountedAndMarked() {
        race.acceptable("EBUSY, 0").interesting("0, EBUSY").run();

        assertThat(lastCall()).isEqualTo("p1 race of 2 tasks, 20 rounds: \"0, EBUSY\" 20 times (interesting)");
    }

    @Test
    void theFirstForbiddenOutcomeEndsTheRaceAndIsShown() {
        assertThatThrownBy(race.acceptable("0, 0").interesting("EBUSY, 0")::run)
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("\"0, 0\" or \"EBUSY, 0\"");
                    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("\"0, EBUSY\"");
                })
                .hasMessageStartingWith("round 1 of a race: ioctl(3, KCOV_INIT_TRACE, 0x200) = 0, close(3) = 0 | "
                        + "ioctl(3, KCOV_INIT_TRACE, 0x200) = EBUSY");
        assertThat(lastCall()).startsWith("p1 race of 2 tasks, 1 rounds: ");
    }

    @Test
    void whatIsToBeDoneBeforeHasToWork() {
        Race impossible = new Race(Contender.of(file.task(), INIT).before(new Close(99)));

        assertThatThrownBy(impossible.acceptable("EBADF")::run)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("close(99) has to work before the rule can be seen");
    }

    @Test
    void aTestMayNameOutcomesItself() {
        race.seenAs(round -> round.get(0).after().get(0).result()
                        + round.stream()
                                .map(Contender.Part::during)
                                .flatMap(java.util.List::stream)
                                .filter(Outcome::succeeded)
                                .count())
                .acceptable("01")
                .run();

        assertThat(lastCall()).contains("\"01\" 20 times");
    }

    private String lastCall() {
        return target.calls().get(target.calls().size() - 1);
    }
}
