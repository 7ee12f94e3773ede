/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.gate.Confirmation.Base;
import org.kcovtck.vm.CacheFolder;

/** What is kept of a kernel without the patch: only what a gate has confirmed, and only of code that is known. */
class KeptResultsTest {
    private static final String RESULT = """
            {"target": "vm:7.3", "release": "7.3.4", "source": "s", "configSha256": "c", "profile": "7.3",
             "started": "2026-11-20T23:59:59Z", "rules": []}
            """;

    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void nothingIsKeptOfCodeThatIsNoJar() throws IOException {
        String jar = Files.writeString(folder.resolve("kcov-tck.jar"), "code").toString();

        assertThat(isKept(jar)).isTrue();
        assertThat(isKept(jar + File.pathSeparator + folder)).isFalse();
        assertThat(isKept(folder.toString())).isFalse();
        assertThat(isKept("picocli.jar")).isFalse();
    }

    @Test
    void aDraftIsKeptOnceItIsConfirmed() throws IOException {
        KeptResult kept = new KeptResult(folder.resolve("result.json"));

        Files.writeString(kept.newDraft(), RESULT);
        assertThat(kept.read()).isEmpty();
        kept.settle(Base.NOT_REPEATED, notes::add);
        assertThat(folder).isEmptyDirectory();

        Files.writeString(kept.newDraft(), RESULT);
        kept.settle(Base.CONTRADICTED, notes::add);
        assertThat(folder).isEmptyDirectory();

        Files.writeString(kept.newDraft(), RESULT);
        kept.settle(Base.CONFIRMED, notes::add);
        assertThat(kept.read()).isPresent();
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatIsKeptGoesWhenItIsContradictedAndNotForWantOfARepetition() throws IOException {
        KeptResult kept = new KeptResult(Files.writeString(folder.resolve("result.json"), RESULT));

        kept.settle(Base.CONFIRMED, notes::add);
        kept.settle(Base.NOT_REPEATED, notes::add);
        assertThat(kept.read()).isPresent();
        kept.settle(Base.CONTRADICTED, notes::add);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAnotherProcessOfTheSameNumberHasLeftIsNoDraft() throws IOException {
        KeptResult kept = new KeptResult(folder.resolve("result.json"));
        Files.writeString(kept.newDraft(), RESULT);

        assertThat(kept.newDraft()).doesNotExist();
    }

    @Test
    void whatIsAMonthOldIsRemoved() throws IOException {
        CacheFolder cache = new CacheFolder(folder);
        Path old = Files.writeString(cache.results().resolve("old.json"), RESULT);
        Path fresh = Files.writeString(cache.results().resolve("fresh.json"), RESULT);
        Instant now = Files.getLastModifiedTime(fresh).toInstant().plus(Duration.ofDays(29));
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(31))));

        new KeptResults(cache, "").dropOld(now);
        assertThat(cache.results())
                .isDirectoryNotContaining("glob:**old.json")
                .isDirectoryContaining("glob:**fresh.json");
    }

    @Test
    void thatItCannotBeKeptIsNoReasonToSayNothing() throws IOException {
        KeptResult kept = new KeptResult(Files.createDirectories(folder.resolve("result.json/in the way"))
                .getParent());
        Files.writeString(kept.newDraft(), RESULT);

        kept.settle(Base.CONFIRMED, notes::add);

        assertThat(notes).singleElement().asString().startsWith("cannot keep results in " + folder + ": ");
    }

    @Test
    void whatCannotBeReadIsNotThere() throws IOException {
        assertThat(new KeptResult(Files.writeString(folder.resolve("result.json"), "{")).read())
                .isEmpty();
    }

    private boolean isKept(String classPath) {
        return new KeptResults(CacheFolder.ofUser(), classPath).isSafe();
    }
}
