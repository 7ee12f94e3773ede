/* SPDX-License-Identifier: Apache-2.0 */
/** Where targets come from: the names that {@code --target} takes, and what stands behind each. */
package org.kcovtck.machine;
