/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AptRepositoryTest {
    private static final List<AptRepository> DOWNLOADED = parse("""
            http://other.example/node|nodistro|main|Node|/etc/apt/sources.list.d/node.sources:1
            http://other.example/clouds|clouds|main|Clouds Inc|/etc/apt/sources.list.d/clouds.list:1
            http://mirror.example/debian-security/|bookworm-security|main|Debian|/etc/apt/sources.list.d/debian.sources:2
            http://mirror.example/debian/|bookworm|contrib|Debian|/etc/apt/sources.list.d/debian.sources:1
            http://mirror.example/debian/|bookworm|main|Debian|/etc/apt/sources.list.d/debian.sources:1
            """);
    private static final List<AptRepository> NEVER_UPDATED = parse("""
            http://other.example/node|nodistro-20|main|$(ORIGIN)|/etc/apt/sources.list.d/node.sources:1
            http://other.example/docker|bookworm|stable|$(ORIGIN)|/etc/apt/sources.list.d/docker.list:1
            http://mirror.example/debian/|bookworm-updates|main|$(ORIGIN)|/etc/apt/sources.list:1
            http://mirror.example/debian-security/|bookworm-security|main|$(ORIGIN)|/etc/apt/sources.list:2
            """);

    @Test
    void backportsAreWhereTheArchiveIs() {
        assertThat(uri("trixie-backports", DOWNLOADED)).contains("http://mirror.example/debian/");
        assertThat(uri("sid", DOWNLOADED)).contains("http://mirror.example/debian/");
    }

    @Test
    void securitySuitesAreWhereSecurityIs() {
        assertThat(uri("trixie-security", DOWNLOADED)).contains("http://mirror.example/debian-security/");
    }

    @Test
    void aMachineThatNeverUpdatedItsListsServesToo() {
        assertThat(uri("trixie-backports", NEVER_UPDATED)).contains("http://mirror.example/debian/");
        assertThat(uri("bookworm-security", NEVER_UPDATED)).contains("http://mirror.example/debian-security/");
    }

    @Test
    void noDebianMirrorIsNoMirror() {
        List<AptRepository> others = DOWNLOADED.subList(0, 2);
        assertThat(uri("trixie-backports", others)).isEmpty();
        assertThat(uri("bookworm-security", others)).isEmpty();
    }

    @Test
    void whatAptSaysBesidesIsNoRepository() {
        assertThat(AptRepository.parse("W: Target Packages is configured multiple times"))
                .isEmpty();
    }

    @Test
    void theSourcesEntryNamesMirrorSuiteAndKeys() {
        AptRepository archive = DOWNLOADED.get(4);
        assertThat(AptArchive.stanza("trixie-backports", archive, Optional.of("/usr/share/keyrings/a.gpg")))
                .isEqualTo("""
                        Types: deb
                        URIs: http://mirror.example/debian/
                        Suites: trixie-backports
                        Components: main
                        Signed-By: /usr/share/keyrings/a.gpg
                        """);
        assertThat(AptArchive.stanza("sid", archive, Optional.empty())).doesNotContain("Signed-By");
    }

    private static Optional<String> uri(String suite, List<AptRepository> repositories) {
        return AptRepository.serving(suite, repositories).map(AptRepository::uri);
    }

    private static List<AptRepository> parse(String lines) {
        return lines.lines().flatMap(line -> AptRepository.parse(line).stream()).toList();
    }
}
