/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;

/**
 * Looks the catalogue's quotes up in their sources. A folder with a file kernel/kcov.c is a kernel tree: a quote whose
 * title begins with a path ({@code kernel/kcov.c, v6.12}) has to be in that file of one of the trees. Any other folder
 * holds documents, all of whose files are read. It is enough that a quote is found once.
 */
public final class QuoteCheck {
    private final List<Path> trees = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();

    /** @throws UsageException when a folder cannot be read */
    public QuoteCheck(Collection<Path> folders) {
        for (Path folder : folders) {
            if (Files.exists(folder.resolve("kernel/kcov.c"))) {
                trees.add(folder);
            } else {
                readAll(folder);
            }
        }
    }

    /** Whether one of the folders holds the words of a source. */
    public boolean finds(Source source) {
        String quote = letters(source.quote());
        return documents.stream().anyMatch(document -> document.contains(quote))
                || trees.stream().anyMatch(tree -> contains(tree.resolve(source.path()), quote));
    }

    private void readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = text(file);
                documents.add(letters(text));
                documents.add(letters(withoutLineNumbers(text)));
            }
        } catch (IOException e) {
            throw new UsageException(folder + " is not a folder of documents or a kernel tree", e);
        }
    }

    private static boolean contains(Path file, String quote) {
        return Files.isRegularFile(file) && letters(text(file)).contains(quote);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The text without white space and without what stands before the words of a line in comments, mails and diffs.
     * That is dropped before every word, for a document may have lost its line ends.
     */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        boolean atWord = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                atWord = true;
            } else if (!atWord || "*/>+-|".indexOf(c) < 0) {
                atWord = false;
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /** As a web listing of a file shows it: {@code " 12the line"}. */
    private static String withoutLineNumbers(String text) {
        StringBuilder without = new StringBuilder(text.length());
        text.lines().forEach(line -> {
            String content = line.stripLeading();
            int digits = 0;
            while (digits < content.length() && Character.isDigit(content.charAt(digits))) {
                digits++;
            }
            without.append(content, digits, content.length()).append('\n');
        });
        return without.toString();
    }
}
