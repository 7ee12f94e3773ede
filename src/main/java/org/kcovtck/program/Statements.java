/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.harness.Check;
import org.kcovtck.harness.Relation;
import org.kcovtck.harness.Step.Performed;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

/** Scripts and their checks as statements of C. No system call is between the operations of one while its checks hold. */
final class Statements {
    private static final int MOST_RECORDS = 8;

    private final Dialect dialect;
    private final RemoteArgs arguments;
    /** Arrays of words that are compared as a whole: their names and sizes. */
    private final Map<String, Integer> arrays = new TreeMap<>();

    private final Map<String, String> kept = new HashMap<>();

    Statements(Dialect dialect, RemoteArgs arguments) {
        this.dialect = dialect;
        this.arguments = arguments;
    }

    /** The names and sizes of the arrays that what has been told needs. */
    Map<String, Integer> arrays() {
        return arrays;
    }

    /** The words of this load are compared with later ones. */
    void keep(Located before) {
        kept.computeIfAbsent(key(before.step(), before.operation()), key -> "before" + (kept.size() + 1));
    }

    private static String key(int step, int operation) {
        return step + " " + operation;
    }

    List<String> of(int number, Performed step, List<Located> checks, Values values) {
        List<String> lines = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int loads = 0;
        for (int i = 0; i < step.script().size(); i++) {
            Operation operation = step.script().get(i);
            Outcome outcome = i < step.outcomes().size() ? step.outcomes().get(i) : null;
            int index = i;
            List<Located> own =
                    checks.stream().filter(check -> check.operation() == index).toList();
            if (isOfMemory(operation)) {
                if (outcome != null && !outcome.succeeded()) {
                    throw new Inexpressible("an access to memory that faults");
                }
                own = own.stream()
                        .filter(check -> !(check.check() instanceof Check.OfOutcome))
                        .toList();
            }
            if (operation instanceof Load load) {
                boolean compared = !own.isEmpty() || kept.containsKey(key(number, i));
                if (compared && load.words() == 1 && own.stream().allMatch(check -> check.word() == 0)) {
                    glance(lines, load, own, values, step.again());
                } else if (compared) {
                    loads++;
                    String array = kept.getOrDefault(key(number, i), "words" + (loads == 1 ? "" : loads));
                    load(lines, array, load, own, values);
                    for (Located check : own) {
                        after.addAll(coverage(array, load.words(), check));
                    }
                }
            } else if (operation instanceof Operation.Store store) {
                lines.add(values.word(store.address()) + " = " + Text.number(store.value()) + ";");
            } else if (operation instanceof Operation.Fill fill) {
                values.word(fill.address() + (long) (fill.words() - 1) * Long.BYTES);
                lines.add(String.format(
                        "fill(%s, %d, %s);", values.address(fill.address()), fill.words(), Text.number(fill.value())));
            } else {
                List<Located> returned = own.stream()
                        .filter(check -> check.check() instanceof Check.OfOutcome)
                        .toList();
                lines.add(call(operation, outcome, returned, values));
                own.stream()
                        .filter(check -> check.check() instanceof Check.OfValue)
                        .map(check -> (Check.OfValue) check.check())
                        .forEach(check -> lines.add(dialect.expect(
                                "(long)strtoull(bytes, NULL, 0)", check.relation(), Text.wanted(check.wanted()))));
            }
        }
        lines.addAll(after);
        return lines;
    }

    private static boolean isOfMemory(Operation operation) {
        return operation instanceof Load || operation instanceof Operation.Store || operation instanceof Operation.Fill;
    }

    private String call(Operation operation, Outcome outcome, List<Located> checks, Values values) {
        String call = new CallText(values, arguments).of(operation);
        boolean area = operation instanceof Operation.Mmap
                || operation instanceof Operation.Mremap
                || operation instanceof Operation.SystemCall named && named.name() == Syscall.MMAP;
        String number = area && !call.startsWith("syscall") ? "(long)" + call : call;
        boolean good = outcome != null && outcome.succeeded();
        String variable = "";
        if (good && area) {
            variable = values.newArea(outcome.value(), length(operation));
        } else if (good && makesDescriptor(operation)) {
            variable = values.newDescriptor(outcome.value());
        }
        if (checks.isEmpty()) {
            return variable.isEmpty() && !(good && isNeeded(operation))
                    ? "did(" + number + ");"
                    : dialect.need(variable, area, call);
        }
        if (!variable.isEmpty() && !area) {
            call = variable + " = did(" + number + ")";
        } else {
            call = variable.isEmpty()
                    ? "did(" + number + ")"
                    : "(long)(" + variable + " = (void *)did(" + number + "))";
        }
        Check.OfOutcome check = (Check.OfOutcome) checks.get(0).check();
        return dialect.expect(call, check.relation(), Text.wanted(check.wanted()));
    }

    private static boolean isNeeded(Operation operation) {
        return operation instanceof Operation.IoctlPointer
                || operation instanceof Operation.Ioctl ioctl
                        && ioctl.request() != KcovCommand.KCOV_DISABLE.number()
                        && KcovCommand.nameOf(ioctl.request()).startsWith("KCOV_");
    }

    private static long length(Operation operation) {
        if (operation instanceof Operation.Mmap mmap) {
            return mmap.length();
        } else if (operation instanceof Operation.Mremap mremap) {
            return mremap.newLength();
        }
        return ((org.kcovtck.target.Argument.Number)
                        ((Operation.SystemCall) operation).arguments().get(1))
                .value();
    }

    private static boolean makesDescriptor(Operation operation) {
        return operation instanceof Operation.Open
                || operation instanceof Operation.Dup
                || operation instanceof Operation.SystemCall call
                        && List.of(Syscall.OPENAT, Syscall.MEMFD_CREATE, Syscall.EVENTFD2, Syscall.SOCKET, Syscall.DUP)
                                .contains(call.name());
    }

    /** One word, which need not be copied to be compared. */
    private void glance(List<String> lines, Load load, List<Located> checks, Values values, boolean again) {
        String word = "(long)" + values.word(load.address());
        for (Located located : checks) {
            Check.OfValue check = (Check.OfValue) located.check();
            String wanted = Text.wanted(check.wanted());
            if (again) {
                lines.add(String.format(
                        "for (int i = 0; i < 3000 && !(%s %s %s); i++)",
                        word, check.relation().sign(), wanted));
                lines.add("\tusleep(1000);");
            }
            lines.add(dialect.expect(word, check.relation(), wanted));
        }
    }

    private void load(List<String> lines, String array, Load load, List<Located> checks, Values values) {
        values.word(load.address() + (long) (load.words() - 1) * Long.BYTES);
        int bare = checks.stream().anyMatch(Located::bare) ? 1 : 0;
        arrays.merge(array, load.words() + bare, Math::max);
        if (bare == 1) {
            lines.add(array + "[0] = " + load.words() + ";");
        }
        lines.add(String.format(
                "load(%s, %s, %d);", bare == 1 ? array + " + 1" : array, values.address(load.address()), load.words()));
    }

    private List<String> coverage(String array, int loaded, Located located) {
        int length = located.bare() ? loaded + 1 : loaded;
        if (located.check() instanceof Check.OfValue check) {
            return List.of(dialect.expect(
                    "(long)" + array + "[" + located.word() + "]", check.relation(), Text.wanted(check.wanted())));
        } else if (located.check() instanceof Check.OfWords check) {
            return List.of(dialect.expect(
                    String.format(
                            "differs(%s, %s, %d, %s)",
                            array, from(array, check), check.to(), Text.number(check.value())),
                    Relation.IS,
                    "-1"));
        } else if (located.check() instanceof Check.OfPcs check) {
            return pcs(array, length, check.runs());
        } else if (located.check() instanceof Check.OfComparisons check) {
            return check.wanted().isEmpty()
                    ? List.of(dialect.expect(String.format("comparisons(%s, %d)", array, length), Relation.ABOVE, "0"))
                    : comparisons(array, check.wanted());
        }
        String before = kept.get(key(
                located.before().orElseThrow().step(),
                located.before().orElseThrow().operation()));
        return List.of(dialect.expect(
                String.format("memcmp(%s, %s, %d * sizeof(uint64_t))", array, before, length), Relation.IS, "0"));
    }

    /** What stands behind the entries does so whatever their number is. */
    private static String from(String array, Check.OfWords check) {
        return check.from() > 1 && check.from() - 1 == check.coverage().count()
                ? "1 + " + array + "[0]"
                : Integer.toString(check.from());
    }

    private List<String> pcs(String array, int length, String runs) {
        List<String> lines = new ArrayList<>();
        if (!runs.equals(Check.ANY)) {
            lines.add(dialect.expectText(String.format("runs(%s, %d)", array, length), runs));
        }
        if (!runs.isEmpty()) {
            lines.add(dialect.expect(String.format("pcs(%s, %d)", array, length), Relation.ABOVE, "0"));
        }
        return lines;
    }

    private List<String> comparisons(String array, List<Comparison> wanted) {
        if (wanted.size() > MOST_RECORDS) {
            throw new Inexpressible("more comparison records than a short program has room for");
        }
        List<String> lines = new ArrayList<>();
        lines.add(word(array, 0, Relation.IS, wanted.size()));
        for (int i = 0; i < wanted.size(); i++) {
            int at = 1 + i * Comparison.WORDS;
            lines.add(word(array, at, Relation.IS, wanted.get(i).type()));
            lines.add(word(array, at + 1, Relation.IS, wanted.get(i).arg1()));
            lines.add(word(array, at + 2, Relation.IS, wanted.get(i).arg2()));
            lines.add(word(array, at + 3, Relation.BELOW, -1));
        }
        return lines;
    }

    private String word(String array, int index, Relation relation, long wanted) {
        String text = wanted < 0 ? (wanted == -1 ? "-1" : String.format("(long)0x%xUL", wanted)) : Text.wanted(wanted);
        return dialect.expect("(long)" + array + "[" + index + "]", relation, text);
    }
}
