/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which keys a sources file of apt trusts for a repository. */
final class SignedBy {
    private static final Pattern OPTION = Pattern.compile("\\[[^\\]]*signed-by=([^\\s\\]]+)[^\\]]*\\]");
    /** A field's value goes on in lines that begin with a blank: keys may be embedded. */
    private static final Pattern FIELD = Pattern.compile("(?im)^Signed-By:((?:.*)(?:\\n[ \\t].*)*)");

    private SignedBy() {}

    /** The value of {@code Signed-By} for the repository; empty when apt's own keyring decides. */
    static Optional<String> of(AptRepository repository) {
        Path file = Path.of(repository.sourcesEntry().replaceFirst(":\\d+$", ""));
        try {
            return in(Files.readString(file), repository.uri());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<String> in(String sources, String uri) {
        String bare = uri.replaceFirst("/+$", "");
        for (String stanza : sources.split("\\n\\s*\\n")) {
            Matcher field = FIELD.matcher(stanza);
            if (names(stanza, bare) && field.find()) {
                return Optional.of(field.group(1).strip());
            }
        }
        return sources.lines()
                .filter(line -> line.startsWith("deb") && names(line, bare))
                .map(OPTION::matcher)
                .filter(Matcher::find)
                .map(option -> option.group(1))
                .findFirst();
    }

    private static boolean names(String text, String uri) {
        return Pattern.compile(Pattern.quote(uri) + "/*(\\s|$)").matcher(text).find();
    }
}
