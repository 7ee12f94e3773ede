/* SPDX-License-Identifier: Apache-2.0 */
/** Whether the suites find wrong kernels: runs on simulators that have a defect. */
package org.kcovtck.selfcheck;
