/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** A kernel whose code has no annotations (up to v5.4). */
class NoSections extends KcovSections {
    NoSections(Behaviour behaviour) {
        super(behaviour);
    }

    @Override
    void remoteStart(TaskStruct t, long handle) {}

    @Override
    void remoteStop(TaskStruct t) {}
}
