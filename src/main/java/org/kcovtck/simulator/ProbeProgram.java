/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/**
 * A program for the probe.
 *
 * @param holds how often its thread is still to be let go when the program has been performed
 */
record ProbeProgram(List<ProbeStatement> statements, int holds) {}
