/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

/**
 * A rule that a kernel is known to violate.
 *
 * @param rule its id
 * @param reference where the violation is told about: a file of this repository with an anchor, a mail, a commit
 */
public record KnownViolation(String rule, String reference) {}
