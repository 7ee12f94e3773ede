/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;

/**
 * A sentence of a document, and what the catalogue makes of it.
 *
 * @param source the sentence, to the letter, and where it stands
 * @param rules the ids of the rules that it states, or a part of which it states
 * @param noRule why it states none: it does not speak of behaviour
 */
public record Sentence(Source source, List<String> rules, Optional<String> noRule) {}
