/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** Parts that take what they are made of as one argument, so that a defect says no more than what is wrong in it. */
final class WrongParts {
    private WrongParts() {}

    /** Makes a part. */
    @FunctionalInterface
    interface Of<P> {
        P of(Behaviour behaviour, Allocator allocator, Log log);
    }

    /** What {@link KcovDevice} is made of. */
    record OfDevice(Behaviour behaviour, KcovBuffers buffers, KcovLinks links, KcovRemotes remotes, Log log) {}

    /** What {@link KcovLinks} are made of. */
    record OfLinks(Behaviour behaviour, KcovRemotes remotes, Log log) {}

    /** What {@link KcovSections} are made of. */
    record OfSections(Behaviour behaviour, KcovRemotes remotes, KcovRemoteAreas areas, Log log) {}

    static class Device extends KcovDevice {
        Device(OfDevice parts) {
            super(parts.behaviour, parts.buffers, parts.links, parts.remotes, parts.log);
        }
    }

    static class DeviceWithoutModes extends KcovWithoutModes {
        DeviceWithoutModes(OfDevice parts) {
            super(parts.behaviour, parts.buffers, parts.links, parts.remotes, parts.log);
        }
    }

    static class OneLink extends OneKcovPerTask {
        OneLink(OfLinks parts) {
            super(parts.behaviour, parts.remotes, parts.log);
        }
    }

    static class TwoLinks extends TwoKcovsPerTask {
        TwoLinks(OfLinks parts) {
            super(parts.remotes, parts.log);
        }
    }

    static class InTasks extends TaskSections {
        InTasks(OfSections parts) {
            super(parts.behaviour, parts.remotes, parts.areas, parts.log);
        }
    }

    static class InSoftirqs extends SoftirqSections {
        InSoftirqs(OfSections parts) {
            super(parts.behaviour, parts.remotes, parts.areas, parts.log);
        }
    }
}
