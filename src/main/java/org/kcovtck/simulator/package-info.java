/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A kernel in the JVM, as far as KCOV's users can see one. {@code Kcov}, {@code KcovDevice}, {@code KcovRemotes}, {@code
 * KcovSections} and {@code KcovCallbacks} are kernel/kcov.c, function by function; the rest is the little of a kernel
 * that stands round it: tasks, descriptors, memory, a few files, and system calls that execute code.
 */
package org.kcovtck.simulator;
