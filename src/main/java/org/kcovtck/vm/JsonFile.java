/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Records kept as small JSON files. */
final class JsonFile {
    static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonFile() {}

    /** Empty when the file is not there, or not such a record: then it counts as lost. */
    static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.exists(file) ? Optional.of(MAPPER.readValue(file.toFile(), type)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFull.or(file, e);
        }
    }

    static void write(Path file, Object record) {
        try {
            Atomically.write(file, MAPPER.writeValueAsString(record) + "\n");
        } catch (IOException e) {
            throw DiskFull.or(file, e);
        }
    }
}
