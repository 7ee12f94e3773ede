/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;

/** The arguments of KCOV_REMOTE_ENABLE that a program has, as variables of C. */
final class RemoteArgs {
    private static final int MOST_HANDLES = 512;
    private static final int IN_A_LINE = 4;

    private final Map<RemoteArg, String> names = new LinkedHashMap<>();

    /** The variable that holds this struct; all of it is there, whatever it says of itself. */
    String name(byte[] memory) {
        if (memory.length < RemoteArg.SIZE) {
            throw new Inexpressible("an argument of which a part is not readable");
        }
        RemoteArg argument = RemoteArg.parse(memory);
        if (argument.padding() != 0) {
            throw new Inexpressible("an argument with bits in its padding");
        }
        if (argument.handles().size() > MOST_HANDLES) {
            throw new Inexpressible("more handles than a short program has room for");
        }
        boolean whole = argument.numHandles() >= 0 && argument.numHandles() <= RemoteArg.MAX_HANDLES;
        if (whole && argument.numHandles() > argument.handles().size()) {
            throw new Inexpressible("an argument of which a part is not readable");
        }
        return names.computeIfAbsent(argument, key -> "arg" + (names.size() + 1));
    }

    List<String> declarations() {
        List<String> lines = new ArrayList<>();
        names.forEach((argument, name) -> lines.addAll(declaration(argument, name)));
        return lines;
    }

    private static List<String> declaration(RemoteArg argument, String name) {
        List<String> fields = new ArrayList<>();
        if (argument.traceMode() != 0) {
            fields.add(".trace_mode = " + unsigned(argument.traceMode()));
        }
        fields.add(".area_size = " + unsigned(argument.areaSize()));
        fields.add(".num_handles = " + unsigned(argument.numHandles()));
        if (argument.commonHandle().bits() != 0) {
            fields.add(String.format(
                    ".common_handle = 0x%xULL", argument.commonHandle().bits()));
        }
        List<String> lines = new ArrayList<>();
        List<Handle> handles = argument.handles();
        if (handles.size() < 2) {
            handles.forEach(handle -> fields.add(String.format(".handles = { 0x%xULL }", handle.bits())));
            return List.of("static struct kcov_remote_arg " + name + " = { " + String.join(", ", fields) + " };");
        }
        lines.add("static struct kcov_remote_arg " + name + " = {");
        lines.add("\t" + String.join(", ", fields) + ",");
        for (int at = 0; at < handles.size(); at += IN_A_LINE) {
            List<Handle> some = handles.subList(at, Math.min(handles.size(), at + IN_A_LINE));
            String text = some.stream()
                    .map(handle -> String.format("0x%xULL", handle.bits()))
                    .collect(Collectors.joining(", "));
            boolean last = at + IN_A_LINE >= handles.size();
            lines.add((at == 0 ? "\t.handles = { " : "\t\t") + text + (last ? " }," : ","));
        }
        lines.add("};");
        return lines;
    }

    private static String unsigned(int value) {
        return value >= 0 && value < 1 << 16 ? Integer.toString(value) : String.format("0x%x", value);
    }
}
