/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Kernels under test: builds them from source ({@link org.kcovtck.vm.Images}), boots them under QEMU ({@link
 * org.kcovtck.vm.Vm}), watches them die, and hands out the address of their SSH server.
 */
package org.kcovtck.vm;
