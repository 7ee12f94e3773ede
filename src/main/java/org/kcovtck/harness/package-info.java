/* SPDX-License-Identifier: Apache-2.0 */
/** Runs the suites on a target through JUnit, watches the kernel's health and turns results into verdicts. */
package org.kcovtck.harness;
