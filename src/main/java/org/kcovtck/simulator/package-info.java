/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A kernel in the JVM, as far as KCOV's users can see one. What begins with {@code Kcov}, and the classes that extend
 * such a one, are kernel/kcov.c, function by function:
 *
 * <table>
 * <caption>Where to find what</caption>
 * <tr><td>{@code struct kcov}, {@code kcov_move_area()}<td>{@link Kcov}
 * <tr><td>{@code t->kcov_*}, {@code kcov_start()}, {@code kcov_stop()}<td>{@link TaskStruct}
 * <tr><td>{@code kcov_fops}, {@code kcov_close()}<td>{@link KcovOpenFile}
 * <tr><td>{@code kcov_ioctl()}, {@code kcov_get_mode()}, {@code kcov_task_init()}<td>{@link KcovDevice}
 * <tr><td>KCOV_INIT_TRACE, {@code kcov_mmap()}<td>{@link KcovBuffers}
 * <tr><td>{@code kcov_disable()}, {@code kcov_task_exit()}<td>{@link KcovLinks}
 * <tr><td>{@code kcov_remote_map}, {@code kcov_check_handle()}, {@code kcov_put()}<td>{@link KcovRemotes}
 * <tr><td>{@code kcov_remote_areas}, {@code kcov_init()}<td>{@link KcovRemoteAreas}
 * <tr><td>{@code kcov_remote_start()}, {@code kcov_remote_stop()}, {@code kcov_common_handle()}<td>{@link KcovSections}
 * <tr><td>{@code check_kcov_mode()}, {@code __sanitizer_cov_trace_*()}<td>{@link KcovCallbacks}
 * </table>
 *
 * <p>Where generations differ in more than a condition, there is a class for each way; {@link KcovParts} puts together
 * those that one kernel is made of, and {@link Behaviour} answers what depends on its profile. The rest is the little
 * of a kernel that stands round it: tasks, descriptors, memory, a few files and drivers, and system calls that execute
 * code.
 */
package org.kcovtck.simulator;
