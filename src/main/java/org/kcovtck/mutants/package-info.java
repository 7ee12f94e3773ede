/* SPDX-License-Identifier: Apache-2.0 */
/** Whether the suites notice what is wrong with real kernels that have something wrong with them. */
package org.kcovtck.mutants;
