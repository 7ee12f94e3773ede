/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository that this machine's apt is configured for: one line of {@code apt-get indextargets}.
 *
 * @param uri where it is
 * @param release the suite or codename that the configuration asks for
 * @param component such as {@code main}
 * @param origin who publishes it; empty as long as its lists have not been downloaded
 * @param sourcesEntry the configuration file and the entry in it, as apt names them
 */
record AptRepository(String uri, String release, String component, String origin, String sourcesEntry) {
    /** What {@code apt-get indextargets --format} has to print for {@link #parse}. */
    static final String FORMAT = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(ORIGIN)|$(SOURCESENTRY)";

    private static final Pattern PLAIN_SUITE = Pattern.compile("[a-z]+(-updates|-backports|-proposed-updates)?");

    static Optional<AptRepository> parse(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != 5) {
            return Optional.empty();
        }
        String origin = fields[3].startsWith("$(") ? "" : fields[3];
        return Optional.of(new AptRepository(fields[0], fields[1], fields[2], origin, fields[4]));
    }

    /** The repository whose mirror also serves {@code suite}: the security archive is apart from the main one. */
    static Optional<AptRepository> serving(String suite, List<AptRepository> repositories) {
        boolean security = suite.endsWith("-security");
        return repositories.stream()
                .filter(repository -> repository.component.equals("main"))
                .filter(repository -> security ? repository.isSecurity() : repository.isArchive())
                .findFirst();
    }

    private boolean isSecurity() {
        return release.endsWith("-security") && isDebian();
    }

    /** Without its lists a repository does not say who publishes it, but others than Debian use other suite names. */
    private boolean isArchive() {
        return !release.endsWith("-security")
                && isDebian()
                && PLAIN_SUITE.matcher(release).matches();
    }

    private boolean isDebian() {
        return origin.isEmpty() || origin.equals("Debian");
    }
}
