/* SPDX-License-Identifier: Apache-2.0 */

/**
 * What a test did, as a program in C that does it again without this kit: operations, tasks and checks are those of the
 * {@link org.kcovtck.harness.Recording}, none is written by hand for a rule.
 */
package org.kcovtck.program;
