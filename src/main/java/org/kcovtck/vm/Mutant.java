/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.List;
import java.util.Optional;

/**
 * One small wrong behaviour of a kernel that has several, each off until it is switched on by its number.
 *
 * @param number what switches it on
 * @param about what a careless patch did, in a sentence
 * @param rules those that should notice
 * @param historic the pitfalls that it brings back, as {@code suites/pitfalls.yaml} calls them
 * @param equivalent why nobody can see a difference, if that is so
 * @param unseen why no rule notices, though somebody could, if that is so
 * @param sanitizer whether only a kernel that checks itself notices
 */
public record Mutant(
        int number,
        String name,
        String about,
        List<String> rules,
        List<String> historic,
        Optional<String> equivalent,
        Optional<String> unseen,
        boolean sanitizer) {}
