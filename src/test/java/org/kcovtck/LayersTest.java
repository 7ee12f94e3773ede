/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Packages stand on those above them. */
class LayersTest {
    private static final String ROOT = "org.kcovtck.";

    /** A package may use those of the lines above its own. */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("errors"),
            Set.of("abi"),
            Set.of("rules"),
            Set.of("target"),
            Set.of("simulator", "agent"),
            Set.of("ssh"),
            Set.of("vm"),
            Set.of("machine"),
            Set.of("harness"),
            Set.of("report", "program"),
            Set.of("matrix", "mutants", "selfcheck"),
            Set.of("gate"),
            Set.of("cli"));

    /** What a conformance suite may know. */
    private static final Set<String> OF_SUITES = Set.of("abi", "target", "harness", "rules", "suites");

    private static final JavaClasses KIT =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.kcovtck");

    @Test
    void aPackageStandsOnThoseAboveIt() {
        Set<String> above = new HashSet<>();
        for (Set<String> layer : LAYERS) {
            for (String name : layer) {
                classes()
                        .that()
                        .resideInAPackage(ROOT + name)
                        .should()
                        .onlyDependOnClassesThat(resideOutsideOfPackages(ROOT + "*")
                                .or(resideInAnyPackage(packages(above)))
                                .or(resideInAnyPackage(ROOT + name)))
                        .check(KIT);
            }
            above.addAll(layer);
        }
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> placed = LAYERS.stream().flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(KIT.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(packages(placed));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void aSuiteKnowsKcovTheTargetAndTheHarness() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackages(ROOT + "*").or(resideInAnyPackage(packages(OF_SUITES))))
                .check(new ClassFileImporter().importPackages(ROOT + "suites"));
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .check(new ClassFileImporter().importPackages("org.kcovtck"));
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> ROOT + name).toArray(String[]::new);
    }
}
