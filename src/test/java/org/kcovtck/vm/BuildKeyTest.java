/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildKeyTest {
    @TempDir
    private Path folder;

    private Path fix;
    private Path feature;
    private BuildKey key;

    @BeforeEach
    void makeAKey() throws IOException {
        fix = Files.writeString(folder.resolve("fix.patch"), "fix");
        feature = Files.writeString(folder.resolve("feature.patch"), "feature");
        key = new BuildKey("debian 7.3.4-1", "CONFIG_KCOV=y", List.of(fix, feature), "gcc 12.2.0");
    }

    @Test
    void theSameIngredientsAreTheSameBuild() throws IOException {
        Path copy = Files.writeString(folder.resolve("renamed.patch"), "fix");
        assertThat(new BuildKey(key.source(), key.config(), List.of(copy, feature), key.compiler()).id())
                .isEqualTo(key.id());
    }

    @Test
    void everyIngredientCounts() throws IOException {
        Path changed = Files.writeString(folder.resolve("changed.patch"), "fix2");
        List<BuildKey> others = List.of(
                new BuildKey("debian 7.3.5-1", key.config(), key.patches(), key.compiler()),
                new BuildKey(key.source(), "CONFIG_KCOV=n", key.patches(), key.compiler()),
                new BuildKey(key.source(), key.config(), List.of(feature, fix), key.compiler()),
                new BuildKey(key.source(), key.config(), List.of(fix), key.compiler()),
                new BuildKey(key.source(), key.config(), List.of(changed, feature), key.compiler()),
                new BuildKey(key.source(), key.config(), key.patches(), "gcc 14.1.0"));
        assertThat(others).extracting(BuildKey::id).doesNotContain(key.id()).doesNotHaveDuplicates();
    }
}
