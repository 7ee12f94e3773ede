/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.KnownViolation;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Rule;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A connected kernel, and what is known of it. */
final class KernelUnderTest {
    private final Target target;
    private final Profile profile;
    private final String release;
    private final Set<Need> features;
    private final Health health;

    private KernelUnderTest(Target target, Profile profile, String release, Set<Need> features, Health health) {
        this.target = target;
        this.profile = profile;
        this.release = release;
        this.features = features;
        this.health = health;
    }

    /**
     * Looks at a kernel before the first test. The target is closed when this fails.
     *
     * @param provided what it has, whatever it looks like
     * @param profiles picks what is expected of a release
     * @throws BrokenException when it cannot be tested
     */
    static KernelUnderTest of(
            Target target, Set<Need> provided, Function<String, Profile> profiles, Consumer<String> notes) {
        try {
            Task observer = target.newProcess();
            SoleRun.claim(observer);
            Task task = target.newProcess();
            new Preflight(task).openKcov(notes);
            String release = new Sysfs(task).release();
            Profile profile = profiles.apply(release);
            Set<Need> features = new Features(task).with(provided);
            if (!features.contains(Need.COMPAT32) && target.runs32BitPrograms()) {
                features.add(Need.COMPAT32);
            }
            new ProfileFit(task).misfits(profile).forEach(notes);
            target.end(List.of(task));
            return new KernelUnderTest(target, profile, release, features, new Health(observer));
        } catch (RuntimeException e) {
            target.close();
            throw e;
        } catch (AssertionError e) {
            target.close();
            throw new BrokenException("kernel cannot be tested: " + e.getMessage(), e);
        }
    }

    Target target() {
        return target;
    }

    Profile profile() {
        return profile;
    }

    /** {@code uname -r}. */
    String release() {
        return release;
    }

    Health health() {
        return health;
    }

    /** The known violation of a rule that this kernel can be seen to have. */
    Optional<KnownViolation> knownViolation(Rule rule) {
        return profile.knownViolation(rule.id()).filter(violation -> features.containsAll(violation.needs()));
    }

    /** Why a rule does not apply to this kernel or cannot be seen on it. */
    Optional<String> reasonAgainst(Rule rule) {
        return rule.appliesTo(profile)
                .or(() -> rule.needs().stream()
                        .filter(need -> !features.contains(need))
                        .findFirst()
                        .map(Need::missing));
    }
}
