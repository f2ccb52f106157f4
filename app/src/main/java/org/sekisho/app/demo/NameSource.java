package org.sekisho.app.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sekisho.app.organisation.PersonName;

/** Names of people who do not exist, each once, drawn from common family and given names. */
final class NameSource {

    private record Part(String written, String kana) {}

    private final RandomGenerator random;
    private final List<Part> families = parts("names/family.csv");
    private final List<Part> given = parts("names/given.csv");
    private final Set<String> used = new HashSet<>();

    NameSource(RandomGenerator random) {
        this.random = random;
    }

    PersonName next() {
        while (true) {
            // Common names come first in the list and more often in an office.
            var family = families.get((int) (families.size() * Math.pow(random.nextDouble(), 1.7)));
            var first = given.get(random.nextInt(given.size()));
            var name = new PersonName(family.written(), first.written(), family.kana(), first.kana());
            if (used.add(name.full())) {
                return name;
            }
        }
    }

    /** Keeps a name that somebody has already from being drawn. */
    void reserve(PersonName name) {
        used.add(name.full());
    }

    private static List<Part> parts(String path) {
        return Sample.lines(path).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Part(cells[0], cells[1]))
                .toList();
    }
}
