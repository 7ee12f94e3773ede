/* SPDX-License-Identifier: Apache-2.0 */

/**
 * A patch is judged: what has become of each rule between two kernels, what of it was announced, and what rules do not
 * see. Which kernels those are, and how their results are had, is the command's business.
 */
package org.kcovtck.gate;
