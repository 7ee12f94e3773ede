/* SPDX-License-Identifier: Apache-2.0 */
/** The user-space interface of KCOV as Java: numbers, structs and the buffers' layout. Knows no kernel. */
package org.kcovtck.abi;
