/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;

class ImagesTest {
    @TempDir
    private Path folder;

    private Images images;

    @BeforeEach
    void oneKernelIsListedAndOneIsTheUsersOwn() throws IOException {
        CacheFolder cache = new CacheFolder(folder.resolve("cache"));
        Files.writeString(folder.resolve("kernels.yaml"), "- {name: '7.3', package: p, suite: s}\n");
        Files.writeString(cache.names().resolve("my-fix.json"), "{}\n");
        images = new Images(new VmImages(folder), cache, note -> {});
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearestOfAll() {
        assertThatThrownBy(() -> images.get("my-fox"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "unknown kernel my-fox: nearest are my-fix, 7.3; give --source DIR|TARBALL to build another");
    }

    @Test
    void aKernelOfTheUsersOwnIsNotBuiltWithoutItsSource() {
        assertThatThrownBy(() -> images.build(Recipe.listed("my-fix"), false))
                .isInstanceOf(UsageException.class)
                .hasMessage("kernel my-fix is your own, not of the list; give --source DIR|TARBALL to build it");
    }

    @Test
    void sourceIsNotUnpackedIntoAFolderThatIsThere() {
        assertThatThrownBy(() -> images.unpack("7.3", folder))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder + " is there: name a new folder for the source of 7.3");
    }
}
