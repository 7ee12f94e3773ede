/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * JSON written from maps, lists, strings, numbers and booleans, all but printable ASCII escaped. A library that does
 * more takes 50 ms or more to load, a tenth of a whole run on the simulator.
 */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String text(Object value) {
        Json json = new Json();
        json.value(value, "\n");
        return json.text.append('\n').toString();
    }

    /** An object with fields in this order; one whose value is null is left out. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }

    private void value(Object value, String newline) {
        if (value instanceof Map<?, ?> object) {
            items('{', object.entrySet(), '}', newline, this::field);
        } else if (value instanceof List<?> list) {
            items('[', list, ']', newline, this::value);
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string((String) value);
        }
    }

    private void field(Map.Entry<?, ?> field, String newline) {
        string((String) field.getKey());
        text.append(": ");
        value(field.getValue(), newline);
    }

    private <T> void items(
            char open, Iterable<? extends T> items, char close, String newline, BiConsumer<T, String> write) {
        text.append(open);
        Iterator<? extends T> rest = items.iterator();
        boolean any = rest.hasNext();
        while (rest.hasNext()) {
            text.append(newline).append("  ");
            write.accept(rest.next(), newline + "  ");
            text.append(rest.hasNext() ? "," : "");
        }
        text.append(any ? newline : "").append(close);
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        text.append('"');
    }
}
