/* SPDX-License-Identifier: Apache-2.0 */
/** The catalogue of rules, and the profiles that say what is expected of one kernel. Knows no target. */
package org.kcovtck.rules;
