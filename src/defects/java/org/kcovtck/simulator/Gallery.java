/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/** The wrong kernels that the suites must find out: at least one for each rule that the simulator can show. */
public final class Gallery {
    private final Map<String, Defect> defects = new LinkedHashMap<>();

    /**
     * A gallery of these.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public Gallery(Collection<Defect> shown) {
        for (Defect defect : shown) {
            if (defects.put(defect.name(), defect) != null) {
                throw new IllegalArgumentException("there are two defects " + defect.name());
            }
        }
    }

    /** All that there are, in the order of the chapters. */
    public static Gallery load() {
        return new Gallery(Stream.of(
                        DeviceDefects.ALL,
                        ConfigurationDefects.ALL,
                        IoctlDefects.ALL,
                        InitTraceDefects.ALL,
                        MmapDefects.ALL,
                        EnableDefects.ALL,
                        DisableDefects.ALL,
                        PcBufferDefects.ALL,
                        ComparisonsDefects.ALL,
                        LifecycleDefects.ALL,
                        ExecDefects.ALL,
                        LeakDefects.ALL,
                        RemoteDefects.ALL,
                        RemoteErrorDefects.ALL,
                        RemoteRollbackDefects.ALL,
                        HandlesDefects.ALL,
                        SimultaneousDefects.ALL,
                        BusyDefects.ALL,
                        SectionsDefects.ALL,
                        SectionLifeDefects.ALL,
                        SectionOwnerDefects.ALL,
                        AreasDefects.ALL,
                        InterruptsDefects.ALL,
                        CommonHandleDefects.ALL,
                        KnownEntriesDefects.ALL,
                        DriversDefects.ALL,
                        Compat32Defects.ALL,
                        HostileDefects.ALL,
                        RacesDefects.ALL)
                .flatMap(List::stream)
                .toList());
    }

    public Collection<Defect> defects() {
        return Collections.unmodifiableCollection(defects.values());
    }

    /** @throws UsageException when there is no defect of this name; it names the nearest */
    public Defect named(String name) {
        if (!defects.containsKey(name)) {
            throw new UsageException("no defect " + name + "; did you mean " + Nearest.to(name, defects.keySet())
                    + "? ./kcov-tck selfcheck --list lists them all");
        }
        return defects.get(name);
    }
}
