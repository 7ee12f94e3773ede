/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.ENODEV;

import java.nio.charset.StandardCharsets;
import org.kcovtck.target.UsbRootHub;

/** USB bus 1 and its root hub: binding the hub to its driver runs {@code hub_event} in a kernel thread. */
final class UsbBus {
    private static final String INTERFACE = "1-0:1.0";
    private static final int HUB_EVENT_BLOCKS = 40;
    private static final int HUB_EVENT_COMPARISONS = 8;
    private static final int LOG2_INT = 2;

    private final KcovSections sections;
    private final InstrumentedCode code;
    private final TaskStruct worker = new TaskStruct();
    private boolean bound = true;

    UsbBus(KcovSections sections, InstrumentedCode code) {
        this.sections = sections;
        this.code = code;
    }

    OpenFile unbindFile() {
        return control(true, () -> bound = false);
    }

    OpenFile bindFile() {
        return control(false, () -> {
            bound = true;
            hubEvent();
        });
    }

    private OpenFile control(boolean whileBound, Runnable action) {
        return new OpenFile() {
            @Override
            long write(TaskStruct current, byte[] data) {
                String written = new String(data, StandardCharsets.US_ASCII).strip();
                if (bound != whileBound || !written.equals(INTERFACE)) {
                    return -ENODEV.number();
                }
                action.run();
                return data.length;
            }
        };
    }

    private void hubEvent() {
        sections.remoteStart(worker, UsbRootHub.HANDLE.bits());
        code.execute(worker, "hub_event", HUB_EVENT_BLOCKS);
        for (int port = 0; port < HUB_EVENT_COMPARISONS; port++) {
            code.compareWithConstant(worker, "hub_event", LOG2_INT, port, 0);
        }
        sections.remoteStop(worker);
    }
}
