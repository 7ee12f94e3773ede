/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedByTest {
    private static final String STANZAS = """
            Types: deb
            URIs: http://mirror.example/other
            Suites: x
            Signed-By: /keys/other.gpg

            Types: deb
            # the archive
            URIs: http://mirror.example/debian
            Suites: bookworm bookworm-updates
            Signed-By: /keys/debian.gpg

            Types: deb
            URIs: http://mirror.example/embedded/
            Suites: x
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             abc
             -----END PGP PUBLIC KEY BLOCK-----

            Types: deb
            URIs: http://mirror.example/unsigned
            Suites: x
            """;
    private static final String LINES = """
            # deb [signed-by=/keys/no.gpg] http://mirror.example/debian bookworm main
            deb [arch=amd64 signed-by=/keys/docker.gpg] http://mirror.example/docker bookworm stable
            deb [signed-by=/keys/debian.gpg arch=amd64] http://mirror.example/debian/ bookworm main
            deb http://mirror.example/unsigned bookworm main
            """;

    @Test
    void aStanzasKeysAreFoundByItsUri() {
        assertThat(SignedBy.in(STANZAS, "http://mirror.example/debian/")).contains("/keys/debian.gpg");
        assertThat(SignedBy.in(STANZAS, "http://mirror.example/other/")).contains("/keys/other.gpg");
    }

    @Test
    void embeddedKeysAreTakenWhole() {
        assertThat(SignedBy.in(STANZAS, "http://mirror.example/embedded").orElseThrow())
                .startsWith("-----BEGIN")
                .endsWith("-----END PGP PUBLIC KEY BLOCK-----")
                .contains("\n .\n abc\n");
    }

    @Test
    void aLinesOptionIsFoundByItsUri() {
        assertThat(SignedBy.in(LINES, "http://mirror.example/debian/")).contains("/keys/debian.gpg");
    }

    @Test
    void withoutKeysAptsOwnKeyringDecides() {
        assertThat(SignedBy.in(STANZAS, "http://mirror.example/unsigned")).isEmpty();
        assertThat(SignedBy.in(LINES, "http://mirror.example/unsigned")).isEmpty();
    }
}
