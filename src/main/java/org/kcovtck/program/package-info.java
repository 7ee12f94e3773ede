/* SPDX-License-Identifier: Apache-2.0 */
/** What a test did, as C: a program that shows a violation by itself, and a kselftest. */
package org.kcovtck.program;
