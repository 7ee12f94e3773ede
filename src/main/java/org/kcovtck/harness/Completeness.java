/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Document;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Sentence;
import org.kcovtck.vm.VmImages;

/**
 * Whether the catalogue says all that its documents say, and how much of it is tested.
 *
 * @param kernels what is expected of the kernels that the tests are run on
 */
public record Completeness(
        Catalogue catalogue, List<Document> documents, List<Pitfall> pitfalls, List<Profile> kernels) {
    /** Those kernels are built with comparisons, so that what needs a kernel without them is not seen on any. */
    private static final Need NOT_THERE = Need.NO_COMPARISONS;

    /** That of the catalogue, for the kernels that {@code vm-images/kernels.yaml} lists. */
    public static Completeness of(Catalogue catalogue) {
        Profiles profiles = Profiles.load();
        List<Profile> kernels = VmImages.ofHome().kernels().plain().stream()
                .map(kernel -> profiles.forRelease(kernel.name()))
                .toList();
        return new Completeness(catalogue, Document.all(), Pitfall.all(), kernels);
    }

    public List<Sentence> sentences() {
        return documents.stream()
                .flatMap(document -> document.sentences().stream())
                .toList();
    }

    /** Sentences that name no rule and no reason, or a rule that there is not. */
    public List<Sentence> sentencesWithoutRule() {
        return sentences().stream()
                .filter(sentence -> sentence.noRule().isEmpty()
                        && (sentence.rules().isEmpty()
                                || !sentence.rules().stream().allMatch(catalogue::hasRule)))
                .toList();
    }

    /** Rules that have neither a test nor the reason why not. */
    public List<Rule> rulesWithoutTest() {
        Set<String> tested = tested();
        return rules(rule -> !tested.contains(rule.id()) && rule.untested().isEmpty());
    }

    /** Rules that have the reason why they have no test. */
    public List<Rule> untested() {
        return rules(rule -> rule.untested().isPresent());
    }

    /** Rules whose tests judge one of the kernels. */
    public List<Rule> testedOnKernels() {
        Set<String> tested = tested();
        return rules(rule -> tested.contains(rule.id())
                && !rule.needs().contains(NOT_THERE)
                && kernels.stream().anyMatch(kernel -> rule.appliesTo(kernel).isEmpty()));
    }

    /** Rules whose tests judge none of the kernels. */
    public List<Rule> testedOnSimulatorOnly() {
        Collection<Rule> onKernels = new HashSet<>(testedOnKernels());
        Set<String> tested = tested();
        return rules(rule -> tested.contains(rule.id()) && !onKernels.contains(rule));
    }

    /** Pitfalls that no rule guards against, though nothing says why. */
    public List<Pitfall> unguarded() {
        Set<String> guarded = guarded();
        return pitfalls.stream()
                .filter(pitfall ->
                        !guarded.contains(pitfall.id()) && pitfall.unguarded().isEmpty())
                .toList();
    }

    /** The ids of the pitfalls that rules guard against. */
    public Set<String> guarded() {
        return catalogue.rules().stream()
                .flatMap(rule -> rule.guards().stream())
                .collect(Collectors.toSet());
    }

    /** Whether nothing is missing; how much is tested is another matter. */
    public boolean isComplete() {
        return sentencesWithoutRule().isEmpty()
                && rulesWithoutTest().isEmpty()
                && unguarded().isEmpty();
    }

    private List<Rule> rules(Predicate<Rule> wanted) {
        return catalogue.rules().stream().filter(wanted).toList();
    }

    private Set<String> tested() {
        return catalogue.chapters().stream()
                .flatMap(chapter -> RuleTest.of(chapter.name()).stream())
                .map(RuleTest::rule)
                .collect(Collectors.toSet());
    }
}
