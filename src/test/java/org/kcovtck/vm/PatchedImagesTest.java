/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchedImagesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private CacheFolder cache;

    @BeforeEach
    void asManyAsAreKept() throws IOException {
        cache = new CacheFolder(folder);
        for (int i = 0; i < PatchedImages.KEPT; i++) {
            add("7.3-gate-" + i, "7.3", "key-" + i, Duration.ofDays(2));
        }
    }

    @Test
    void theOldestIsDropped() throws IOException {
        add("7.3-gate-old", "7.3", "old", Duration.ofDays(3));

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(cache.images().resolve("old")).doesNotExist();
        assertThat(cache.names().resolve("7.3-gate-old.json")).doesNotExist();
        assertThat(cache.images().resolve("key-0")).exists();
        assertThat(cache.names()).isDirectoryContaining("glob:**7.3-gate-0.json");
    }

    @Test
    void oneOfTodayIsKept() throws IOException {
        add("7.3-gate-new", "7.3", "new", Duration.ofHours(1));
        add("7.3-gate-too", "7.3", "too", Duration.ofHours(2));
        for (int i = 0; i < PatchedImages.KEPT; i++) {
            add("6.12-gate-" + i, "6.12", "other-" + i, Duration.ofMinutes(i));
        }

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(cache.images().resolve("new")).exists();
        assertThat(cache.images().resolve("too")).exists();
        assertThat(cache.images().resolve("key-0")).doesNotExist();
    }

    @Test
    void aKernelThatIsNoPatchedOneIsKept() throws IOException {
        add("mine", null, "mine", Duration.ofDays(100));

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(cache.images().resolve("mine")).exists();
    }

    @Test
    void anImageThatAnotherNameStandsForIsKept() throws IOException {
        add("7.3-gate-old", "7.3", "both", Duration.ofDays(100));
        add("mine", null, "both", Duration.ofDays(100));

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(cache.images().resolve("both")).exists();
        assertThat(cache.names().resolve("7.3-gate-old.json")).doesNotExist();
    }

    @Test
    void whatAnEndedProcessHasLeftIsRemoved() throws IOException {
        Path half = Files.createDirectories(cache.images().resolve(".dropped-half"));

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(half).doesNotExist();
    }

    @Test
    void whatNoNameStandsForAnyMoreIsDroppedButForThatOfToday() throws IOException {
        Path old = Files.createDirectories(cache.images().resolve("nameless"));
        Path fresh = Files.createDirectories(cache.images().resolve("being-built"));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW));

        new PatchedImages(cache, notes::add).dropOld(NOW);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    private void add(String name, String of, String key, Duration ago) throws IOException {
        Path image = Files.createDirectories(cache.images().resolve(key));
        Files.setLastModifiedTime(image, FileTime.from(NOW.minus(ago)));
        Path file = cache.names().resolve(name + ".json");
        JsonFile.write(file, new Images.Name(new Recipe(name, of, null, null, List.of()), key));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    }
}
