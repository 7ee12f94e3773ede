/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.MutantBench;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.rules.Need;
import org.kcovtck.vm.Mutant;
import org.kcovtck.vm.MutantList;
import org.kcovtck.vm.VmImages;

/**
 * The programs of violations on real kernels: each that is written shows the violation on the kernel that has it, and no
 * other. {@code -Dkcov.mutants=all} tries every mutant, {@code 3} every third one.
 */
@Tag("vm")
class ProgramsOnMutantsTest {
    private static final String FLAVOUR = "7.3-mutants";

    private final MutantBench bench = new MutantBench(FLAVOUR);
    private final List<String> wrong = new ArrayList<>();
    private int violated;
    private int expressed;
    private int good;

    @TempDir
    private Path folder;

    @Test
    void theyFailOnTheWrongKernelAndPassOnTheRightOne() throws Exception {
        String wanted = System.getProperty("kcov.mutants", "10");
        try (bench) {
            List<Mutant> mutants = list().mutants();
            for (int i = 0; i < mutants.size(); i++) {
                if (wanted.matches("\\d+")
                        ? i % Integer.parseInt(wanted) == 0
                        : wanted.equals("all") || wanted.equals(mutants.get(i).name())) {
                    judge(mutants.get(i));
                }
            }
        }
        System.out.printf(
                "PROGRAMS of %d mutants that rules notice, %d have one, %d of them work%n", violated, expressed, good);
        assertThat(wrong).isEmpty();
        assertThat(good).isPositive();
    }

    private static MutantList list() {
        return VmImages.ofHome().kernels().find(FLAVOUR).orElseThrow().mutants().orElseThrow();
    }

    /**
     * The first violation that has a program counts. A kernel may still hold what an earlier mutant, or the tests, have
     * left: then it counts what comes of it on one that has just been booted.
     */
    private void judge(Mutant mutant) throws Exception {
        if (mutant.equivalent().isPresent()
                || mutant.sanitizer()
                || mutant.unseen().isPresent()) {
            return;
        }
        List<String> sources = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        bench.run(mutant, (verdict, recording) -> tell(verdict, recording, sources, reasons));
        if (sources.isEmpty() && reasons.isEmpty()) {
            return;
        }
        violated++;
        if (sources.isEmpty()) {
            System.out.println(mutant.name() + ": none: " + reasons.get(0));
            return;
        }
        expressed++;
        String said = said(mutant, sources.get(0));
        if (!said.isEmpty()) {
            bench.boot();
            sources.clear();
            bench.run(mutant, (verdict, recording) -> tell(verdict, recording, sources, reasons));
            bench.boot();
            said = sources.isEmpty() ? "not violated again" : said(mutant, sources.get(0));
        }
        System.out.println(mutant.name() + ": " + (said.isEmpty() ? "works" : said));
        if (said.isEmpty()) {
            good++;
        } else {
            wrong.add(mutant.name() + ": " + said + "\n" + String.join("\n", sources));
        }
    }

    private void tell(TestVerdict verdict, Recording recording, List<String> sources, List<String> reasons) {
        if (verdict.verdict() == Verdict.VIOLATES
                && !bench.rule(verdict.rule()).needs().contains(Need.RACE)) {
            try {
                sources.add(Program.of(bench.rule(verdict.rule()), verdict, recording));
            } catch (Inexpressible e) {
                reasons.add(verdict.rule() + " " + e.getMessage());
            }
        }
    }

    private String said(Mutant mutant, String text) throws Exception {
        Path source = folder.resolve(mutant.name() + ".c");
        Path program = folder.resolve("program");
        Files.writeString(source, text);
        String complaints = CCompiler.complaints(source, program, "-static", "-s");
        if (!complaints.isEmpty()) {
            return complaints;
        }
        bench.bring(program);
        String right = bench.status(MutantVm.NONE);
        String bad = bench.status(mutant.number());
        if (bad.startsWith("lost")) {
            bench.boot();
        }
        boolean works = right.equals("0") && (bad.endsWith("1") || bad.startsWith("lost"));
        return works ? "" : "without it: " + right + ", with it: " + bad;
    }
}
