/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Memory that the kernel has lost, as a kernel knows that looks for it: Documentation/dev-tools/kmemleak.rst. */
public record Kmemleak(Task reader) {
    public static final String PATH = "/sys/kernel/debug/kmemleak";

    /** What is younger it does not report ({@code MSECS_MIN_AGE} in mm/kmemleak.c), and it looks twice. */
    private static final long AGE_SECONDS = 6;

    private static final String OBJECT = "unreferenced object ";

    /** Forgets what has been lost so far. */
    public void clear() {
        reader.writeFile(PATH, "clear");
    }

    /** What has been lost by functions whose names begin so: an object with its backtrace each. */
    public List<String> lostBy(String functions) {
        double end = seconds() + AGE_SECONDS;
        do {
            reader.writeFile(PATH, "scan");
        } while (seconds() <= end);
        reader.writeFile(PATH, "scan");
        String report = new Sysfs(reader).readAll(PATH);
        List<String> objects = new ArrayList<>(Arrays.asList(report.split("(?=" + OBJECT + ")")));
        objects.removeIf(object -> !object.startsWith(OBJECT) || !object.contains(" " + functions));
        return objects;
    }

    /** Of the kernel's own clock, for a kernel that is emulated is slow. */
    private double seconds() {
        return Double.parseDouble(
                new Sysfs(reader).read("/proc/uptime").orElseThrow().split(" ")[0]);
    }
}
