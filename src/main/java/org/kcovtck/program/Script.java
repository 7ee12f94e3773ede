/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcovtck.harness.Recording.Step;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Outcome;

/** Scripts of tasks as statements in C, with the checks behind what they are of. */
final class Script {
    private final Variables variables;
    private final Statements statements;
    private final Checks checks;
    private final Map<Step, List<String>> written = new HashMap<>();
    private final Set<String> paths = new HashSet<>();

    Script(Variables variables, Statements statements, Checks checks) {
        this.variables = variables;
        this.statements = statements;
        this.checks = checks;
    }

    /**
     * Writes all scripts, so that they can be had by {@link #of}: in the order of the turns, for what one task has opened or
     * mapped another may use.
     */
    void prepare(Turns turns) throws NoProgram {
        for (int turn = 0; turn < turns.number(); turn++) {
            for (Turns.Task task : turns.tasks()) {
                for (Step step : task.turns().getOrDefault(turn, List.of())) {
                    if (step instanceof Step.Script script) {
                        written.put(step, statements(task.process(), script.outcomes()));
                    }
                }
            }
        }
    }

    List<String> of(Step step) {
        return written.get(step);
    }

    /** The files that are opened. */
    String paths() {
        return String.join(" ", paths);
    }

    private List<String> statements(String process, List<Outcome> outcomes) throws NoProgram {
        List<String> lines = new ArrayList<>();
        int inChild = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.operation() instanceof Vfork vfork) {
                lines.add("if (!vfork()) {");
                inChild = vfork.operations() + 1;
            } else {
                String indent = inChild > 0 ? "\t" : "";
                statement(process, outcome).forEach(line -> lines.add(indent + line));
            }
            if (inChild > 0 && --inChild == 0) {
                lines.add("\t_exit(0);");
                lines.add("}");
            }
        }
        return lines;
    }

    private List<String> statement(String process, Outcome outcome) throws NoProgram {
        Operation operation = outcome.operation();
        if (operation instanceof Open open) {
            paths.add(open.path());
        }
        Checks.Check check = checks.of(outcome);
        String call = statements.call(process, operation);
        if (operation instanceof Load load && checks.patternOf(outcome) != null) {
            return List.of("pcs((volatile long *)(" + variables.address(process, load.address()) + "), " + load.words()
                    + ", " + CText.quoted(checks.patternOf(outcome)) + ");");
        } else if (call.isEmpty() && operation instanceof Load load) {
            return check == null ? List.of() : checked(loaded(process, load, check), "", check);
        } else if (call.isEmpty()) {
            return List.of(statements.access(process, outcome));
        }
        String target = variables.target(process, outcome);
        if (check != null) {
            return checked(call, target, check);
        }
        return List.of((target.isEmpty() ? "" : target + " = ") + call + ";");
    }

    private String loaded(String process, Load load, Checks.Check check) {
        return "((volatile long *)(" + variables.address(process, load.address()) + "))[" + check.word() + "]";
    }

    private static List<String> checked(String value, String target, Checks.Check check) {
        List<String> lines = new ArrayList<>();
        lines.add((target.isEmpty() ? "" : target + " = ") + "x = " + value + ";");
        lines.add("if (!(" + check.holds("x") + "))");
        lines.add("\tfail(" + CText.quoted(check.what()) + ", x, " + CText.quoted(check.expected()) + ");");
        return lines;
    }
}
