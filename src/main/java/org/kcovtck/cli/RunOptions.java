/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Selection;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.ssh.HostKeyChecking;
import picocli.CommandLine.Option;

/** What can be said of a run whatever the target; a run on several targets takes the same. */
final class RunOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "What is expected, if not what the release says.")
    private String profile;

    @Option(names = "--suite", paramLabel = "NAME", arity = "1..*", description = "Only these suites.")
    private List<String> suites = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", arity = "1..*", description = "Only these rules.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--quick", description = "Leave out races, which take their time.")
    private boolean quick;

    @Option(names = "--identity", paramLabel = "FILE", description = "The private key for an ssh:// target.")
    private Path identity;

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "Where the host key of an ssh:// target is.")
    private Path knownHosts;

    @Option(
            names = "--host-key-checking",
            paramLabel = "yes|accept-new",
            defaultValue = "yes",
            description = "What to do with an unknown host key.")
    private String hostKeyChecking;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "Leave Allure results, JUnit XML and KTAP here, not in allure-results of kcov-tck's own folder.")
    private Path results = Path.of(System.getProperty("kcovtck.home", "")).resolve("allure-results");

    /** @throws UsageException when a suite or a rule is unknown */
    Selection selection(Catalogue catalogue) {
        return Selection.of(catalogue, suites, rules);
    }

    /** The name of a profile. */
    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    boolean quick() {
        return quick;
    }

    Path results() {
        return results;
    }

    SshOptions ssh() {
        HostKeyChecking checking = switch (hostKeyChecking.toLowerCase(Locale.ROOT)) {
            case "yes" -> HostKeyChecking.YES;
            case "accept-new" -> HostKeyChecking.ACCEPT_NEW;
            default -> throw new UsageException("--host-key-checking takes yes or accept-new, not " + hostKeyChecking);
        };
        return new SshOptions(identity, knownHosts, checking);
    }

    /**
     * The same options once more, for another process.
     *
     * @param otherProfile instead of the one that was given here
     * @param otherRules instead of what was selected here; none for just that
     * @param otherResults instead of the folder that was given here
     */
    List<String> words(Optional<String> otherProfile, List<String> otherRules, Path otherResults) {
        List<String> words = judging(otherProfile, otherRules);
        Optional.ofNullable(identity).ifPresent(file -> words.addAll(List.of("--identity", file.toString())));
        Optional.ofNullable(knownHosts).ifPresent(file -> words.addAll(List.of("--known-hosts", file.toString())));
        words.addAll(List.of("--host-key-checking", hostKeyChecking, "--results", otherResults.toString()));
        return words;
    }

    /** Those of them that decide what is said of a kernel. */
    List<String> judging(Optional<String> otherProfile, List<String> otherRules) {
        List<String> words = new ArrayList<>();
        otherProfile.ifPresent(name -> words.addAll(List.of("--profile", name)));
        if (otherRules.isEmpty()) {
            suites.forEach(suite -> words.addAll(List.of("--suite", suite)));
        }
        (otherRules.isEmpty() ? rules : otherRules).forEach(rule -> words.addAll(List.of("--rule", rule)));
        if (quick) {
            words.add("--quick");
        }
        return words;
    }

    /** Whether a result would be that of a usual run: of all rules, by the usual measure. */
    boolean areUsual() {
        return profile == null && suites.isEmpty() && rules.isEmpty() && !quick;
    }
}
