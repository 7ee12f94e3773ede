/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/** The profiles that there are, newest first. */
public final class Profiles {
    private static final Set<String> KEYS = Set.of("name", "releases", "generation", "fixes", "known");
    private static final Set<String> KNOWN_KEYS = Set.of("rule", "reference", "shows", "until", "needs");

    private static final char OTHER_GENERATION = '+';

    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private Profiles(YamlFile file) {
        for (YamlMap entry : file.entries()) {
            Profile profile = read(entry);
            if (profiles.put(profile.name(), profile) != null) {
                throw entry.wrong("name", "there are two profiles " + profile.name());
            }
        }
    }

    /**
     * The profiles that are built in.
     *
     * @throws UsageException when their file is broken; the message has the file, the line and what is wrong
     */
    public static Profiles load() {
        return new Profiles(YamlFile.resource("profiles.yaml"));
    }

    /** Like {@link #load()}, from {@code profiles.yaml} of a folder. */
    public static Profiles load(Path folder) {
        return new Profiles(YamlFile.in(folder, "profiles.yaml"));
    }

    public Collection<Profile> all() {
        return Collections.unmodifiableCollection(profiles.values());
    }

    public Profile newest() {
        return profiles.values().iterator().next();
    }

    /**
     * The profile of a name; {@code 6.12+G7} is the profile 6.12 with the rules of that generation, for a kernel that has
     * got a feature before its time.
     *
     * @throws UsageException when there is no profile of this name
     */
    public Profile named(String name) {
        int plus = name.lastIndexOf(OTHER_GENERATION);
        if (plus > 0) {
            return named(name.substring(0, plus)).of(name, generation(name.substring(plus + 1), UsageException::new));
        }
        if (!profiles.containsKey(name)) {
            throw new UsageException("no profile " + name + "; did you mean " + Nearest.to(name, profiles.keySet())
                    + "? There are " + String.join(", ", profiles.keySet()));
        }
        return profiles.get(name);
    }

    /**
     * The profile that names the longest beginning of a release.
     *
     * @param release {@code uname -r}
     * @throws UsageException when none does
     */
    public Profile forRelease(String release) {
        return profiles.values().stream()
                .filter(profile -> profile.match(release) > 0)
                .max(Comparator.comparingInt(profile -> profile.match(release)))
                .orElseThrow(() -> new UsageException("no profile says what is expected of kernel " + release
                        + "; name the one that is nearest with --profile: "
                        + String.join(", ", profiles.keySet())));
    }

    private static Profile read(YamlMap entry) {
        entry.allow(KEYS);
        Set<String> fixes = Set.copyOf(entry.texts("fixes"));
        List<KnownViolation> known = new ArrayList<>();
        for (YamlMap each : entry.maps("known")) {
            each.allow(KNOWN_KEYS);
            known.add(new KnownViolation(
                    each.text("rule"),
                    each.text("reference"),
                    each.text("shows"),
                    until(each, fixes),
                    RuleEntry.needs(each)));
        }
        return new Profile(entry.text("name"), entry.texts("releases"), generation(entry), fixes, List.copyOf(known));
    }

    private static Optional<String> until(YamlMap known, Set<String> fixes) {
        Optional<String> fix = known.optionalText("until");
        if (fix.filter(fixes::contains).isPresent()) {
            throw known.wrong("until", "this kernel carries the fix " + fix.get());
        }
        return fix;
    }

    private static Generation generation(YamlMap entry) {
        return generation(entry.text("generation"), what -> entry.wrong("generation", what));
    }

    private static Generation generation(String name, Function<String, UsageException> wrong) {
        return Arrays.stream(Generation.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong.apply(
                        "'" + name + "' is not one of the generations " + Arrays.toString(Generation.values())));
    }
}
