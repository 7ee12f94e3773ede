/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import org.kcovtck.harness.Verdict;

/**
 * What a run said of one rule.
 *
 * @param reason why, in one line; empty when the kernel conforms
 */
public record Judgement(Verdict verdict, String reason) {}
