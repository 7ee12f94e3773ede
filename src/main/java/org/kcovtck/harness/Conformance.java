/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.Visible;
import org.kcovtck.machine.Machine;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.Origin;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;

/** What the tests of one run share: the rules, the machine, the kernel on it, and who wants to hear verdicts. */
public final class Conformance implements AutoCloseable {
    private static final int LAST_LINES = 15;

    private final Catalogue catalogue;
    private final Profiles profiles;
    private final Machine machine;
    private final Settings settings;
    private final Consumer<TestVerdict> verdicts;
    private Optional<BiConsumer<TestVerdict, Recording>> recordings = Optional.empty();
    private final Map<String, Set<Verdict>> judged = new HashMap<>();
    private final Map<String, TestVerdict> doubts = new LinkedHashMap<>();
    private KernelUnderTest kernel;
    private RuntimeException unreachable;
    private List<String> console = List.of();

    /**
     * What the user wants of a run.
     *
     * @param profile the name of the profile that says what is expected, or nothing: picked by the kernel's release
     * @param strict whether known violations count as violations
     * @param quick whether races are left out
     * @param notes is told, in a line each, what the user may want to know besides verdicts
     */
    public record Settings(Optional<String> profile, boolean strict, boolean quick, Consumer<String> notes) {}

    /** Takes over the machine. Verdicts are told as they are reached, one for each test. */
    public Conformance(
            Catalogue catalogue,
            Profiles profiles,
            Machine machine,
            Settings settings,
            Consumer<TestVerdict> verdicts) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.machine = machine;
        this.settings = settings;
        this.verdicts = verdicts;
    }

    /**
     * As system properties say, for runs from Maven or an IDE: {@code kcov.target}, {@code kcov.profile}, {@code
     * kcov.strict}, {@code kcov.quick}.
     */
    static Conformance fromSystemProperties() {
        Profiles profiles = Profiles.load();
        String target =
                System.getProperty("kcov.target", "sim:" + profiles.newest().name());
        Consumer<String> notes = note -> System.err.println(Visible.line(note));
        Settings settings = new Settings(
                Optional.ofNullable(System.getProperty("kcov.profile")),
                Boolean.getBoolean("kcov.strict"),
                Boolean.getBoolean("kcov.quick"),
                notes);
        Machine machine = new Machines(profiles, SshOptions.ofUser(), notes).open(target);
        return new Conformance(Catalogue.load(), profiles, machine, settings, verdict -> {});
    }

    public String target() {
        return machine.name();
    }

    /** What the kernel was made from. */
    public Origin origin() {
        return machine.origin();
    }

    Rule rule(String id) {
        return catalogue.rule(id);
    }

    /** How long one test may take. */
    Duration testPatience() {
        return machine.testPatience();
    }

    boolean strict() {
        return settings.strict();
    }

    /** Why a rule does not apply to the kernel, cannot be seen on it, or is not wanted. */
    Optional<String> reasonAgainst(Rule rule) {
        return settings.quick() && rule.needs().contains(Need.RACE)
                ? Optional.of("races are left out of a quick run")
                : kernel().reasonAgainst(rule);
    }

    /** A run begins: what earlier ones have told does not count in it. */
    void begin() {
        judged.clear();
        doubts.clear();
    }

    void tell(TestVerdict verdict) {
        judged.computeIfAbsent(verdict.rule(), rule -> EnumSet.noneOf(Verdict.class))
                .add(verdict.verdict());
        verdicts.accept(verdict);
    }

    /** Tells, after each verdict on a test that did something, what it did. */
    public void whenRecorded(BiConsumer<TestVerdict, Recording> wanted) {
        recordings = Optional.of(wanted);
    }

    boolean wantsRecordings() {
        return recordings.isPresent();
    }

    void show(TestVerdict verdict, Recording recording) {
        recordings.ifPresent(wanted -> wanted.accept(verdict, recording));
    }

    /** Whether a verdict on this rule has been told. */
    boolean judged(Rule rule) {
        return judged.containsKey(rule.id());
    }

    /** A test has not shown the violation of its rule that the profile knows; another of the same rule still may. */
    void doubt(Rule rule, Profile profile) {
        String reason = String.format(
                "profile %s says that this kernel violates %s, and it does not: take it off the list",
                profile.name(), rule.id());
        doubts.put(rule.id(), TestVerdict.broken(rule, reason));
    }

    /** What is wrong with the known violations that no test has shown so far. */
    List<TestVerdict> doubts() {
        return doubts.values().stream()
                .filter(doubt -> judged.get(doubt.rule()).equals(Set.of(Verdict.CONFORMS)))
                .toList();
    }

    /**
     * The kernel, connected now if it is not. To a machine that could not be connected to once, nobody tries again: all
     * other tests would wait as long and end the same.
     *
     * @throws BrokenException when there is no way to it, or it cannot be tested
     */
    synchronized KernelUnderTest kernel() {
        if (unreachable != null) {
            throw unreachable;
        }
        if (kernel == null) {
            try {
                kernel = KernelUnderTest.of(machine.connect(), machine.provides(), this::profile, settings.notes());
                answered();
            } catch (RuntimeException e) {
                unreachable = e;
                throw e;
            }
        }
        return kernel;
    }

    /** {@code uname -r} of the kernel, connected now if it is not. */
    public String release() {
        return kernel().release();
    }

    /** The name of the profile that says what is expected. */
    public String profileName() {
        return kernel().profile().name();
    }

    /** Gives the kernel up; the next that wants one gets a new connection, and a new boot where that can be had. */
    synchronized void lose() {
        if (kernel != null) {
            kernel.target().close();
            kernel = null;
        }
    }

    /** The kernel lives: what its console has shown so far has not killed it. */
    void answered() {
        console = machine.consoleTail();
    }

    /** What the console of a kernel that was lost has shown since it last {@link #answered}. */
    List<String> consoleOfLost() {
        machine.findOutWhyLost();
        return Health.since(console, machine.consoleTail());
    }

    /** The last that a machine's console has shown, be it old. */
    List<String> lastOfConsole() {
        List<String> tail = machine.consoleTail();
        return tail.subList(Math.max(0, tail.size() - LAST_LINES), tail.size());
    }

    private Profile profile(String release) {
        return settings.profile().map(profiles::named).orElseGet(() -> profiles.forRelease(release));
    }

    @Override
    public void close() {
        lose();
        machine.close();
    }
}
