/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rules of the catalogue as tests: a class of tests and a suite for each chapter. A test begins with new processes,
 * and never knows which kernel it speaks to.
 */
package org.kcovtck.suites;
