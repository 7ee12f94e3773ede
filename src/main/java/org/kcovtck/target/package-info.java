/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a test can do with a kernel. {@link org.kcovtck.target.Target} and {@link org.kcovtck.target.Task} are the
 * contract that the simulator and the agent fulfil; all else is written in terms of {@link
 * org.kcovtck.target.Operation}s and so is the same on both.
 */
package org.kcovtck.target;
