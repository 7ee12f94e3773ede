/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.abi.Errno;
import org.kcovtck.simulator.ProbeWord.Context;

/** From a program's text to its statements. The language is that of the probe module, and so are the errors. */
final class ProbeParser {
    private static final int MAX_CASES = 8;
    private static final long MAX_TIMES = 1 << 24;
    private static final int SITES = 4;

    private final Iterator<String> words;
    private int holds;

    private ProbeParser(String text, int holds) {
        this.words = Arrays.stream(text.split("[ \t\n]"))
                .filter(word -> !word.isEmpty())
                .iterator();
        this.holds = holds;
    }

    /** Why a program is not performed. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Errno errno;

        private Refused(Errno errno) {
            this.errno = errno;
        }

        long value() {
            return -errno.number();
        }
    }

    /**
     * The program.
     *
     * @param holds how often the thread is still to be let go; until it has been, there can be no block for it
     */
    static ProbeProgram parse(String text, int holds) {
        ProbeParser parser = new ProbeParser(text, holds);
        return new ProbeProgram(parser.statements(Context.CALLER), parser.holds);
    }

    private List<ProbeStatement> statements(Context context) {
        List<ProbeStatement> statements = new ArrayList<>();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("}") && context != Context.CALLER) {
                return statements;
            }
            statements.add(statement(ProbeWord.of(word, context).orElseThrow(() -> new Refused(EINVAL))));
        }
        check(context == Context.CALLER);
        return statements;
    }

    private ProbeStatement statement(ProbeWord word) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < word.numbers(); i++) {
            String number = next();
            if (word == ProbeWord.START && number.equals("common")) {
                break;
            }
            numbers.add(number(number));
        }
        checkNumbers(word, numbers);
        countHolds(word);
        List<Long> cases = word == ProbeWord.SWITCH ? cases() : List.of();
        return new ProbeStatement(
                word, numbers, cases, word.block().map(this::block).orElse(List.of()));
    }

    private void countHolds(ProbeWord word) {
        if (word == ProbeWord.THREAD && holds != 0) {
            throw new Refused(EBUSY);
        }
        if (word == ProbeWord.HOLD) {
            holds++;
        } else if (word == ProbeWord.RELEASE) {
            check(holds-- != 0);
        }
    }

    private List<ProbeStatement> block(Context context) {
        check(next().equals("{"));
        return statements(context);
    }

    private List<Long> cases() {
        check(next().equals("{"));
        List<Long> cases = new ArrayList<>();
        for (String word = next(); !word.equals("}"); word = next()) {
            check(cases.size() < MAX_CASES);
            cases.add(number(word));
        }
        return cases;
    }

    private static void checkNumbers(ProbeWord word, List<Long> numbers) {
        if (word == ProbeWord.PC) {
            check(numbers.get(0) >= 0 && numbers.get(0) < SITES);
            check(Long.compareUnsigned(numbers.get(1), MAX_TIMES) <= 0);
        } else if (word == ProbeWord.CMP || word == ProbeWord.CONST_CMP || word == ProbeWord.SWITCH) {
            long bytes = numbers.get(0);
            check(Stream.of(1, 2, 4, 8).anyMatch(size -> size == bytes));
            check(numbers.stream().skip(1).allMatch(value -> bytes == 8 || value >>> 8 * bytes == 0));
        }
    }

    /** {@code kstrtou64()}. */
    private static long number(String text) {
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            boolean octal = text.startsWith("0") && text.length() > 1;
            return Long.parseUnsignedLong(text, octal ? 8 : 10);
        } catch (NumberFormatException e) {
            throw new Refused(EINVAL);
        }
    }

    private String next() {
        check(words.hasNext());
        return words.next();
    }

    private static void check(boolean right) {
        if (!right) {
            throw new Refused(EINVAL);
        }
    }
}
