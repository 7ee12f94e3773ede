/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/**
 * A statement of a program for the probe.
 *
 * @param numbers as many as the word wants; of {@code start common} none
 * @param cases of a switch
 * @param block of a word that has one
 */
record ProbeStatement(ProbeWord word, List<Long> numbers, List<Long> cases, List<ProbeStatement> block) {
    long number(int index) {
        return numbers.get(index);
    }
}
