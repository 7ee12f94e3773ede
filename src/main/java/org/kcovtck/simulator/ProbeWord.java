/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The words that a statement of the probe's language begins with. */
enum ProbeWord {
    START("start", 1, EnumSet.allOf(Context.class)),
    STOP("stop", 0, EnumSet.allOf(Context.class)),
    PC("pc", 2, EnumSet.allOf(Context.class)),
    CMP("cmp", 3, EnumSet.allOf(Context.class)),
    CONST_CMP("const_cmp", 3, EnumSet.allOf(Context.class)),
    SWITCH("switch", 2, EnumSet.allOf(Context.class)),
    COMMON("common", 0, EnumSet.allOf(Context.class)),
    THREAD("thread", 0, EnumSet.of(Context.CALLER)),
    SOFTIRQ("softirq", 0, EnumSet.of(Context.CALLER, Context.THREAD)),
    HARDIRQ("hardirq", 0, EnumSet.of(Context.CALLER, Context.THREAD, Context.SOFTIRQ)),
    HOLD("hold", 0, EnumSet.of(Context.THREAD)),
    RELEASE("release", 0, EnumSet.of(Context.CALLER));

    private final String text;
    private final int numbers;
    private final Set<Context> contexts;

    ProbeWord(String text, int numbers, Set<Context> contexts) {
        this.text = text;
        this.numbers = numbers;
        this.contexts = contexts;
    }

    /** What performs statements. */
    enum Context {
        CALLER,
        THREAD,
        SOFTIRQ,
        HARDIRQ
    }

    /** How many numbers follow. */
    int numbers() {
        return numbers;
    }

    /** The context of the block that follows, if one does. */
    Optional<Context> block() {
        return Arrays.stream(Context.values())
                .filter(context -> context.name().equals(name()))
                .findFirst();
    }

    /** The word that is written so, if it may stand in this context. */
    static Optional<ProbeWord> of(String text, Context context) {
        return Arrays.stream(values())
                .filter(word -> word.text.equals(text) && word.contexts.contains(context))
                .findFirst();
    }
}
