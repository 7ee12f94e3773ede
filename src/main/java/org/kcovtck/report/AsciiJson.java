/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON from maps, lists, strings and numbers; all but printable ASCII is escaped. */
public final class AsciiJson {
    private static final String DELETE = "\u007f";

    private AsciiJson() {}

    /** A document of many lines. */
    public static String text(Object value) {
        return written(value, JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)) + "\n";
    }

    /** A value in one line, without the line's end. */
    public static String line(Object value) {
        return written(value, JsonMapper.builder());
    }

    private static String written(Object value, JsonMapper.Builder mapper) {
        try {
            return mapper.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(value)
                    .replace(DELETE, "\\u007f"); // ASCII, but no terminal's business
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An object with fields in this order. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
