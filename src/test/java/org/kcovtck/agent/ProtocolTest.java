/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kcovtck.target.Syscall;

/** {@link Protocol} says what {@code protocol.h} says. */
class ProtocolTest {
    private static final Pattern DEFINE = Pattern.compile("#define (\\w+) \\(?(\\w+)u?(?: << (\\d+))?\\)?");
    private static final Pattern ENUMERATOR = Pattern.compile("^\\t(\\w+) = (\\d+),", Pattern.MULTILINE);
    private static final Pattern STRUCT = Pattern.compile("struct (\\w+) \\{(.*?)\\n};", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("u?int(\\d+)_t \\w+(?:\\[(\\d+)])?;");

    /** What only one side has to know. */
    private static final Set<String> ONLY_THERE = Set.of("MAX_SCRATCH");

    private final String header = read();

    @Test
    void theConstantsAreTheHeaders() throws IllegalAccessException {
        Map<String, Long> there = new TreeMap<>();
        DEFINE.matcher(header).results().forEach(define -> {
            long number = Long.decode(define.group(2).replaceAll("u$", ""));
            String name = define.group(1).replaceFirst("^PROTOCOL_", "");
            there.put(name, define.group(3) == null ? number : number << Integer.parseInt(define.group(3)));
        });
        ENUMERATOR.matcher(header).results().forEach(one -> there.put(one.group(1), Long.valueOf(one.group(2))));
        ONLY_THERE.forEach(name -> assertThat(there.remove(name)).isNotNull());
        there.keySet().removeIf(name -> name.startsWith("CALL_"));
        there.put("FRAME_BYTES", sizeOf("frame"));
        there.put("GREETING_BYTES", sizeOf("greeting"));
        there.put("OPERATION_BYTES", sizeOf("operation"));
        there.put("RESULT_BYTES", sizeOf("result"));

        assertThat(here()).isEqualTo(there);
    }

    @Test
    void theSystemCallsAreTheHeaders() {
        List<String> there = Pattern.compile("^\\tCALL_(\\w+) = (\\d+),", Pattern.MULTILINE)
                .matcher(header)
                .results()
                .map(call -> call.group(1) + " = " + call.group(2))
                .toList();

        assertThat(Arrays.stream(Syscall.values()).map(call -> call.name() + " = " + call.ordinal()))
                .containsExactlyElementsOf(there);
    }

    @Test
    void blobsArePaddedToWords() {
        assertThat(header).contains("return (bytes + 7) & ~7u;");
        assertThat(new int[] {Protocol.padded(0), Protocol.padded(1), Protocol.padded(8), Protocol.padded(9)})
                .containsExactly(0, 8, 8, 16);
    }

    private long sizeOf(String struct) {
        Matcher body = STRUCT.matcher(header);
        while (body.find()) {
            if (body.group(1).equals(struct)) {
                return MEMBER.matcher(body.group(2))
                        .results()
                        .mapToLong(member -> Long.parseLong(member.group(1))
                                / Byte.SIZE
                                * (member.group(2) == null ? 1 : Long.parseLong(member.group(2))))
                        .sum();
            }
        }
        throw new AssertionError("no struct " + struct);
    }

    private static Map<String, Long> here() throws IllegalAccessException {
        Map<String, Long> constants = new TreeMap<>();
        for (Field field : Protocol.class.getFields()) {
            constants.put(field.getName(), (long) field.getInt(null));
        }
        return constants;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("vm-images/agent/protocol.h"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
