/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UntestableKernel;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Probe;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.UsbipPort;
import org.kcovtck.target.VmallocInfo;

/** The first look at a kernel: whether it can be tested, and what cannot be seen on it. */
class PreflightTest {
    private static final String DEBUGFS = "/sys/kernel/debug";

    private static final String PANIC_ON_WARN = "/proc/sys/kernel/panic_on_warn";
    private static final String NO_USB = "USB bus 1 is not one that dummy_hcd emulates (CONFIG_USB_DUMMY_HCD)";

    private final Profile profile = TestBench.profiles().named("G7");
    private final FakeKernel kernel = new FakeKernel(new SimulatedKernel(profile));
    private final List<String> notes = new ArrayList<>();

    @Test
    void aKernelWithEverythingIsTestedWithoutANote() {
        KernelUnderTest looked = look();

        assertThat(notes).isEmpty();
        assertThat(looked.reasonAgainst(Catalogue.load().rule("CMP-001"))).isEmpty();
        assertThat(looked.reasonAgainst(Catalogue.load().rule("HANDLE-014"))).isEmpty();
    }

    @Test
    void debugfsIsMountedWhereItIsNot() {
        kernel.failOnce(KcovFile.PATH, Open.class, Errno.ENOENT);

        look();

        assertThat(notes).containsExactly("debugfs was not mounted there: mounted it on " + DEBUGFS);
    }

    @Test
    void whoMayNotMountIsNotRoot() {
        kernel.fail(KcovFile.PATH, Open.class, Errno.ENOENT);
        kernel.fail(DEBUGFS, Mount.class, Errno.EPERM);

        refused("the kcov file is for root only, and the tests do not run as root: log in as root");
    }

    @Test
    void whoMayNotLookIntoDebugfsIsNotRoot() {
        kernel.fail(KcovFile.PATH, Open.class, Errno.EACCES);

        refused("the kcov file is for root only, and the tests do not run as root: log in as root");
    }

    @Test
    void aLockedDownKernelIsToldFromOneThatWantsRoot() {
        kernel.fail(KcovFile.PATH, Open.class, Errno.EPERM);

        refused("the kernel is locked down, so that " + KcovFile.PATH + " cannot be opened: boot it without lockdown=");
    }

    @Test
    void aKernelWithoutKcovIsNamed() {
        kernel.fail(KcovFile.PATH, Open.class, Errno.ENOENT);
        kernel.fail(DEBUGFS, Mount.class, Errno.EBUSY);

        refused("no KCOV in kernel G7.0-sim (open(\"" + KcovFile.PATH
                + "\", 0x2) = ENOENT): build it with CONFIG_KCOV=y and CONFIG_DEBUG_FS=y");
        assertThatThrownBy(this::look).isInstanceOf(UntestableKernel.class);
        assertThat(notes).isEmpty();
    }

    @Test
    void aKernelWhoseLogCannotBeReadCannotBeTested() {
        kernel.fail("/dev/kmsg", Open.class, Errno.ENOENT);

        refused("kernel cannot be tested: open(\"/dev/kmsg\", 0x800) has to work before the rule can be seen");
    }

    @Test
    void rulesOfComparisonsDoNotApplyWhereNoneAreCompiledIn() {
        FakeKernel without = new FakeKernel(new SimulatedKernel(profile, false));

        KernelUnderTest looked = KernelUnderTest.of(without, Set.of(), release -> profile, notes::add);

        assertThat(looked.reasonAgainst(Catalogue.load().rule("CMP-001")))
                .hasValue("comparisons are not compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)");
    }

    @Test
    void aKernelThatRefusesComparisonsInAnotherWayIsNotExcused() {
        kernel.fail(KcovFile.PATH, Ioctl.class, Errno.EINVAL);

        assertThat(look().reasonAgainst(Catalogue.load().rule("CMP-001"))).isEmpty();
    }

    @Test
    void rulesOfUsbDoNotApplyWhereThereIsNoHub() {
        kernel.fail(UsbRootHub.PATH, Open.class, Errno.ENOENT);

        assertThat(look().reasonAgainst(Catalogue.load().rule("HANDLE-014"))).hasValue(NO_USB);
    }

    @Test
    void aMachineWithMuchMemoryIsNotAskedForTooMuch() {
        assertThat(look().reasonAgainst(Catalogue.load().rule("INIT-013"))).isEmpty();

        kernel.says("/proc/meminfo", "MemTotal:        2097152 kB\n");

        assertThat(look().reasonAgainst(Catalogue.load().rule("INIT-013"))).isPresent();
    }

    @Test
    void rulesOfFunctionsDoNotApplyWhereAddressesAreHidden() {
        kernel.says("/proc/kallsyms", "0000000000000000 T _text\n0000000000000000 T ksys_read\n");

        assertThat(look().reasonAgainst(Catalogue.load().rule("CFG-007")))
                .hasValue("there is no /proc/kallsyms with addresses (CONFIG_KALLSYMS, kptr_restrict)");
    }

    @Test
    void whatGccHasCompiledIsToldFromWhatClangHas() {
        assertThat(look().reasonAgainst(Catalogue.load().rule("DOC-006"))).isEmpty();

        kernel.says("/proc/version", "Linux version 6.12.0 (clang version 16.0.6)\n");

        assertThat(look().reasonAgainst(Catalogue.load().rule("DOC-006")))
                .hasValue("the kernel was not compiled by GCC");
    }

    @Test
    void aBusOfHardwareIsLeftAlone() {
        kernel.says(UsbRootHub.PRODUCT_PATH, "xHCI Host Controller\n");

        assertThat(look().reasonAgainst(Catalogue.load().rule("HANDLE-014"))).hasValue(NO_USB);
    }

    @Test
    void virtualUsbPortsAreUsedWhenAllAreFree() {
        kernel.has(UsbipPort.STATUS_PATH, "hub port sta\nhs  0000 004 000 00000000\nss  0001 004 000 00000000\n");

        assertThat(features()).contains(Need.USBIP);
    }

    @Test
    void virtualUsbPortsAreLeftAloneWhenOneIsInUse() {
        kernel.has(UsbipPort.STATUS_PATH, "hub port sta\nhs  0000 006 000 00000000\nss  0001 004 000 00000000\n");

        assertThat(features()).doesNotContain(Need.USBIP);
    }

    @Test
    void rulesOfAllocationsDoNotApplyWhereTheListNamesNoFunctions() {
        kernel.says(VmallocInfo.PATH, "");

        assertThat(look().reasonAgainst(Catalogue.load().rule("LIFE-006")))
                .hasValue("there is no /proc/vmallocinfo that names functions (CONFIG_KALLSYMS)");
    }

    @Test
    void whatAMachineProvidesIsNotTakenForMissing() {
        FakeKernel without = new FakeKernel(new SimulatedKernel(profile, false));
        without.fail(UsbRootHub.PATH, Open.class, Errno.ENOENT);

        KernelUnderTest looked =
                KernelUnderTest.of(without, Set.of(Need.COMPARISONS, Need.USB), release -> profile, notes::add);

        assertThat(looked.reasonAgainst(Catalogue.load().rule("CMP-001"))).isEmpty();
        assertThat(looked.reasonAgainst(Catalogue.load().rule("HANDLE-014"))).isEmpty();
        assertThat(looked.reasonAgainst(Catalogue.load().rule("REM-029")))
                .hasValue("comparisons are compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)");
    }

    @Test
    void theProbeIsThereWhenItsFileIs() {
        assertThat(features()).contains(Need.PROBE);

        kernel.fail(Probe.PATH, Open.class, Errno.ENOENT);
        assertThat(features()).doesNotContain(Need.PROBE);
    }

    @Test
    void aKernelThatPanicsWhenItWarnsIsNotMadeTo() {
        kernel.says(PANIC_ON_WARN, "0\n");
        assertThat(features()).contains(Need.WARN);

        kernel.says(PANIC_ON_WARN, "1\n");
        assertThat(features()).doesNotContain(Need.WARN);
    }

    private Set<Need> features() {
        return new Features(kernel.newProcess()).with(Set.of());
    }

    private KernelUnderTest look() {
        return KernelUnderTest.of(kernel, Set.of(), release -> profile, notes::add);
    }

    private void refused(String why) {
        assertThatThrownBy(this::look)
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith(why)
                .hasMessageNotContaining("\n");
        assertThat(kernel.closed).isTrue();
    }
}
