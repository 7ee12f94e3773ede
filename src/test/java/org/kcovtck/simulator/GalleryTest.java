/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Catalogue;

class GalleryTest {
    private final Gallery gallery = Gallery.load();

    @Test
    void namesAreWordsJoinedByHyphens() {
        assertThat(gallery.defects())
                .isNotEmpty()
                .allSatisfy(defect -> assertThat(defect.name()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everyDefectBreaksRulesThatThereAre() {
        Catalogue catalogue = Catalogue.load();

        assertThat(gallery.defects())
                .allSatisfy(defect -> assertThat(defect.rules())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(catalogue::hasRule)
                        .allMatch(rule -> catalogue.rule(rule).untested().isEmpty()));
    }

    @Test
    void whatACarelessPatchDidIsSaidInOneLineWithoutAFullStop() {
        assertThat(gallery.defects()).extracting(Defect::about).allMatch(about -> about.matches("\\w.{8,}[^.]"));
    }

    @Test
    void anUnknownDefectIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> gallery.named("size-of-on"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no defect size-of-on; did you mean size-of-one, ");
    }

    @Test
    void twoDefectsOfOneNameAreRefused() {
        Defect defect = gallery.named("size-of-one");

        assertThatThrownBy(() -> new Gallery(List.of(defect, defect)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two defects size-of-one");
    }
}
