/* SPDX-License-Identifier: Apache-2.0 */
/** An agent at the far end of an SSH connection. */
package org.kcovtck.ssh;
