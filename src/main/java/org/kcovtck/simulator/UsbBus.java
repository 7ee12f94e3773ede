/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.ENODEV;
import static org.kcovtck.abi.Errno.ENOTTY;

import java.nio.charset.StandardCharsets;
import org.kcovtck.target.UsbRootHub;

/**
 * USB bus 1 and its root hub: binding the hub to its driver runs {@code hub_event} in a kernel thread; a transfer ends
 * in a softirq.
 */
class UsbBus {
    private static final String INTERFACE = "1-0:1.0";
    private static final int HUB_EVENT_BLOCKS = 40;
    private static final int HUB_EVENT_COMPARISONS = 8;
    private static final int LOG2_INT = 2;

    /** The function of the kernel. */
    static final String HUB_EVENT = "hub_event";

    private static final int GIVEBACK_BLOCKS = 6;
    private static final long USBDEVFS_CONTROL = 0xc0185500L;

    private final Behaviour behaviour;
    final KcovSections sections;
    final InstrumentedCode code;
    final TaskStruct worker = new TaskStruct();
    private boolean bound = true;

    UsbBus(Behaviour behaviour, KcovSections sections, InstrumentedCode code) {
        this.behaviour = behaviour;
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

    /** The hub as a device, for control transfers; it does nothing for them. */
    OpenFile deviceFile() {
        return new OpenFile() {
            @Override
            long ioctl(TaskStruct current, long request, UserPointer argument) {
                if (request != USBDEVFS_CONTROL) {
                    return -ENOTTY.number();
                }
                current.preemptCount.inSoftirq(() -> giveBackUrb(current));
                return 0;
            }
        };
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

    /** {@code kcov_remote_start_usb()}: that of this bus. */
    long handle() {
        return UsbRootHub.HANDLE.bits();
    }

    boolean annotatesGiveback() {
        return behaviour.softirqSections();
    }

    void hubEvent() {
        sections.remoteStart(worker, handle());
        code.execute(worker, HUB_EVENT, HUB_EVENT_BLOCKS);
        for (int port = 0; port < HUB_EVENT_COMPARISONS; port++) {
            code.compareWithConstant(worker, HUB_EVENT, LOG2_INT, port, 0);
        }
        sections.remoteStop(worker);
    }

    /** {@code __usb_hcd_giveback_urb()}, in a softirq that has interrupted this task. */
    void giveBackUrb(TaskStruct current) {
        if (annotatesGiveback()) {
            sections.remoteStart(current, handle());
        }
        code.execute(current, "usb_api_blocking_completion", GIVEBACK_BLOCKS);
        code.compareWithConstant(current, "usb_api_blocking_completion", LOG2_INT, 0, 0);
        if (annotatesGiveback()) {
            sections.remoteStop(current);
        }
    }
}
