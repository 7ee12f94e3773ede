/* SPDX-License-Identifier: Apache-2.0 */
/** Results of several kernels beside each other: where they differ and why, and what is published of them. */
package org.kcovtck.matrix;
