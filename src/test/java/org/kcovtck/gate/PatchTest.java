/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Catalogue;

/** What is seen of a patch without running it. */
class PatchTest {
    @Test
    void theEndsOfLinesMayBeThoseOfWindows() {
        String text = "--- a/kernel/kcov.c\n+++ b/kernel/kcov.c\n@@ -1 +1 @@\n-one\n+two\n";

        assertThat(Patch.of(text.replace("\n", "\r\n"))).isEqualTo(Patch.of(text));
        assertThat(Patch.of(text).files()).containsExactly("kernel/kcov.c");
    }

    private static final String MAIL = """
            Subject: [PATCH] kcov: a change
            --- a note that is no file
            ---
            diff --git a/kernel/kcov.c b/kernel/kcov.c
            --- a/kernel/kcov.c
            +++ b/kernel/kcov.c
            @@ -637,3 +637,3 @@ static int kcov_ioctl_locked(struct kcov *kcov)
             \t\tt = current;
            -\t\tif (kcov->t != NULL || t->kcov != NULL)
            +\t\tif (kcov->t != NULL)
             \t\t\treturn -EBUSY;
            diff --git a/Documentation/dev-tools/kcov.rst b/Documentation/dev-tools/kcov.rst
            --- a/Documentation/dev-tools/kcov.rst
            +++ b/Documentation/dev-tools/kcov.rst
            @@ -1 +1,2 @@
             KCOV
            +----
            --- a/include/uapi/linux/kcov.h
            +++ b/include/uapi/linux/kcov.h
            @@ -1,2 +1,2 @@
            - * An old comment.
            -#define KCOV_ENABLE\t\t\t_IO('c', 100)
            + * A new comment.
            +#define KCOV_ENABLE\t\t\t_IO('c', 104)
            --\040
            2.39.5
            """;

    @Test
    void filesAreThoseThatHaveHunks() {
        assertThat(Patch.of(MAIL).files())
                .containsExactly("kernel/kcov.c", "Documentation/dev-tools/kcov.rst", "include/uapi/linux/kcov.h");
    }

    @Test
    void aHunkIsAsLongAsItSays() {
        assertThat(Patch.of(MAIL).hunks().get(1).lines()).containsExactly(" KCOV", "+----");
    }

    @Test
    void whatNoRuleSeesIsToldOfThePatch() {
        PatchFacts facts = PatchFacts.of(Patch.of(MAIL), Catalogue.load());

        assertThat(facts.interface_())
                .containsExactly("-#define KCOV_ENABLE\t\t\t_IO('c', 100)", "+#define KCOV_ENABLE\t\t\t_IO('c', 104)");
        assertThat(facts.documents()).containsExactly("Documentation/dev-tools/kcov.rst");
    }

    @Test
    void aRuleWhoseSourceGoesIsNamedAndOneWhoseSourceStaysIsNot() {
        PatchFacts facts = PatchFacts.of(Patch.of(MAIL), Catalogue.load());

        assertThat(facts.rules()).contains("EN-003").doesNotContain("EN-001");
    }

    @Test
    void aTextWithoutHunksIsNoPatch() {
        assertThat(Patch.of("--- a/x\n+++ b/x\nnothing\n").hunks()).isEmpty();
    }
}
