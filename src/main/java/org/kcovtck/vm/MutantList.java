/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/** The mutants of a kernel: a patch has their code and numbers, the list beside it says what they are. */
public record MutantList(List<Mutant> mutants) {
    private static final Set<String> KEYS =
            Set.of("name", "about", "rules", "historic", "equivalent", "unseen", "sanitizer");
    private static final Pattern IN_PATCH = Pattern.compile("MUTANT\\((\\d+), (\\w+)\\)");
    private static final String PATCH = ".patch";

    /**
     * Reads the list beside a patch: {@code 7.3.yaml} beside {@code 7.3.patch}.
     *
     * @throws UsageException when one of them cannot be read, or has a mutant that the other has not
     */
    static MutantList beside(Path patch) {
        String name = patch.getFileName().toString();
        Path list = patch.resolveSibling(name.substring(0, name.length() - PATCH.length()) + ".yaml");
        Map<String, Integer> numbers = numbers(patch);
        List<Mutant> mutants = new ArrayList<>();
        for (YamlEntry entry : YamlEntry.all(list, KEYS)) {
            Integer number = numbers.remove(entry.text("name"));
            if (number == null) {
                throw entry.error(patch + " has no mutant " + entry.text("name") + ", or this is the second");
            }
            mutants.add(mutant(number, entry));
        }
        if (!numbers.isEmpty()) {
            throw new UsageException(list + " lacks mutants of " + name + ": " + String.join(", ", numbers.keySet()));
        }
        return new MutantList(List.copyOf(mutants));
    }

    /** @throws UsageException when there is none of this name, with the nearest ones */
    public Mutant named(String name) {
        return mutants.stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no mutant " + name + ": nearest are "
                        + Nearest.to(name, mutants.stream().map(Mutant::name).toList())));
    }

    private static Mutant mutant(int number, YamlEntry entry) {
        return new Mutant(
                number,
                entry.text("name"),
                entry.text("about"),
                entry.lines("rules"),
                entry.lines("historic"),
                entry.optional("equivalent"),
                entry.optional("unseen"),
                entry.has("sanitizer"));
    }

    private static Map<String, Integer> numbers(Path patch) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try {
            Matcher mutant = IN_PATCH.matcher(Files.readString(patch));
            while (mutant.find()) {
                int number = Integer.parseInt(mutant.group(1));
                Integer other = numbers.put(mutant.group(2), number);
                if (other != null && other != number) {
                    throw new UsageException(
                            patch + ": mutant " + mutant.group(2) + " is number " + other + " and " + number);
                }
            }
        } catch (IOException e) {
            throw new UsageException("cannot read " + patch + ": " + e.getMessage(), e);
        }
        if (Set.copyOf(numbers.values()).size() < numbers.size()) {
            throw new UsageException(patch + ": two mutants have the same number");
        }
        return numbers;
    }
}
