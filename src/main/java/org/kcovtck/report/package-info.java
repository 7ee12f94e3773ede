/* SPDX-License-Identifier: Apache-2.0 */
/** Verdicts out: console, KTAP, JUnit XML, JSON, Allure. What a guest wrote is untrusted text here. */
package org.kcovtck.report;
