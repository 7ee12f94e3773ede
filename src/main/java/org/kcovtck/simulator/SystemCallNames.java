/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Syscall;

/** The names of the functions that system calls are: {@code __x64_sys_read}. */
final class SystemCallNames {
    private static final String PREFIX = "__x64_sys_";
    private static final Map<Syscall, String> NAMES = new EnumMap<>(Syscall.class);
    private static final ClassValue<String> OPERATIONS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> operation) {
            return PREFIX + operation.getSimpleName().toLowerCase(Locale.ROOT);
        }
    };

    static {
        Arrays.stream(Syscall.values()).forEach(call -> NAMES.put(call, PREFIX + call));
    }

    private SystemCallNames() {}

    static String of(Operation operation) {
        return operation instanceof SystemCall call ? NAMES.get(call.name()) : OPERATIONS.get(operation.getClass());
    }

    static Stream<String> all() {
        return Stream.concat(
                NAMES.values().stream(),
                Arrays.stream(Operation.class.getPermittedSubclasses()).map(OPERATIONS::get));
    }
}
