/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

/**
 * What a program has to keep of what calls returned: descriptors and addresses are other ones when it is done again. A
 * variable is named by what it was when it was recorded, so that rounds that are repeated look the same.
 */
final class Variables {
    private static final int PAGE = 4096;

    /** A mapping of a process, by its address then. */
    private record Mapping(String variable, long address, long length) {}

    private final String prefix;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Set<Integer>> descriptors = new LinkedHashMap<>();
    private final Map<String, List<Mapping>> mappings = new LinkedHashMap<>();
    private final Map<Long, String> addresses = new LinkedHashMap<>();

    /** @param prefix stands before each name where it is used */
    Variables(String prefix) {
        this.prefix = prefix;
    }

    Set<String> names() {
        return names;
    }

    /** The variable that the value of this operation is kept in; empty when it need not be. */
    String target(String process, Outcome outcome) {
        if (!outcome.succeeded()) {
            return "";
        }
        Operation operation = outcome.operation();
        if (operation instanceof Open || operation instanceof Dup || makesDescriptor(operation)) {
            int fd = (int) outcome.value();
            descriptors.computeIfAbsent(process, name -> new LinkedHashSet<>()).add(fd);
            return declared("fd" + fd + suffix(process));
        } else if (operation instanceof Mmap mmap) {
            return mapped(process, outcome.value(), mmap.length());
        } else if (operation instanceof Mremap mremap) {
            return mapped(process, outcome.value(), mremap.newLength());
        } else if (operation instanceof SystemCall call && call.name() == Syscall.MMAP) {
            return mapped(process, outcome.value(), length(call));
        }
        return "";
    }

    private static boolean makesDescriptor(Operation operation) {
        return operation instanceof SystemCall call
                && Set.of(Syscall.OPENAT, Syscall.DUP, Syscall.MEMFD_CREATE, Syscall.EVENTFD2, Syscall.SOCKET)
                        .contains(call.name());
    }

    private static long length(SystemCall call) {
        return call.arguments().get(1) instanceof org.kcovtck.target.Argument.Number number ? number.value() : PAGE;
    }

    private String mapped(String process, long address, long length) {
        String name = addresses.computeIfAbsent(address, at -> "area" + addresses.size());
        mappings.computeIfAbsent(process, key -> new ArrayList<>()).add(0, new Mapping(name, address, length));
        return declared(name + suffix(process));
    }

    private String declared(String name) {
        names.add(name);
        return prefix + name;
    }

    /** Processes have tables of their own; the first one's need no mark. */
    private static String suffix(String process) {
        return process.equals("p1") ? "" : "_" + process.replaceAll("\\W", "_");
    }

    /** A descriptor as it is written in C. */
    String descriptor(String process, int fd) {
        boolean known = descriptors.getOrDefault(process, Set.of()).contains(fd);
        return known ? "(int)" + prefix + "fd" + fd + suffix(process) : Integer.toString(fd);
    }

    /** A number that may be an address of a mapping, as it is written in C. */
    String address(String process, long value) {
        return mappings.getOrDefault(process, List.of()).stream()
                .filter(mapping ->
                        value >= mapping.address && value <= mapping.address + Math.max(mapping.length, PAGE) + PAGE)
                .findFirst()
                .map(mapping -> prefix
                        + mapping.variable
                        + suffix(process)
                        + (value == mapping.address ? "" : " + " + (value - mapping.address)))
                .orElse(CText.number(value));
    }
}
