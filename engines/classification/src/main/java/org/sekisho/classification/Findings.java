package org.sekisho.classification;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The rules that look for what is wrong about an asset.
 *
 * <p>Never changes and may be used by many threads.
 */
public final class Findings {
    private static final long LONGEST_MONTHS = 1200;

    private final SequencedMap<String, FindingRule> rules;

    private Findings(SequencedMap<String, FindingRule> rules) {
        this.rules = rules;
    }

    /** The rules that come with the program. */
    public static Findings standard() {
        return Standard.FINDINGS;
    }

    private static final class Standard {
        private static final Findings FINDINGS = load();

        private static Findings load() {
            try {
                return new Findings(new LinkedHashMap<>()).with(Schemes.resource("findings.json"), "findings.json");
            } catch (DataUnreadable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * These rules and those in a file. The README beside the data files says how such a file is written.
     *
     * @param fileName named in errors
     * @throws DataUnreadable if the file is wrong anywhere, or a key is taken; nothing of it is taken then
     */
    public Findings with(byte[] json, String fileName) throws DataUnreadable {
        var file = DataFile.read(json, fileName);
        var all = new LinkedHashMap<>(rules);
        for (var entry : file.entries("rules")) {
            var read = rule(entry);
            if (all.putIfAbsent(read.key(), read) != null) {
                throw entry.wrong("key", SchemeReader.twice());
            }
        }
        file.done();
        return new Findings(all);
    }

    private static FindingRule rule(DataFile.Entry entry) throws DataUnreadable {
        var rule = new FindingRule(
                entry.key("key"),
                entry.choice("severity", Severity.class),
                Condition.read(entry, Schemes.builtIn().mic2024()),
                entry.choices("shows", Facts.Sign.class),
                entry.choices("showsNone", Facts.Sign.class),
                entry.choices("lacksOne", Facts.Sign.class),
                entry.has("classOlderThan") ? Optional.of(period(entry)) : Optional.empty(),
                entry.bilingual("what"),
                entry.bilingual("remedy"),
                Clause.read(entry),
                entry.source());
        entry.done();
        return rule;
    }

    private static Period period(DataFile.Entry entry) throws DataUnreadable {
        try {
            var period = Period.parse(entry.text("classOlderThan"));
            long months = period.toTotalMonths();
            if (!period.isNegative() && !period.isZero() && months <= LONGEST_MONTHS && period.getDays() <= 366) {
                return period;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Answered below.
        }
        throw entry.wrong(
                "classOlderThan",
                new Text(
                        "期間は P1Y（1年）、P6M（6か月）の形で、100年までで書いてください。",
                        "Write a period like P1Y or P6M, a century at most."));
    }

    /** In the order of the files. */
    public List<FindingRule> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<FindingRule> rule(String key) {
        return Optional.ofNullable(rules.get(key));
    }

    /** What looks wrong about an asset on a day, the gravest first, then in the order of the files. */
    public List<Finding> look(Facts facts, LocalDate today) {
        return rules.values().stream()
                .filter(rule -> rule.finds(facts, today))
                .map(rule -> new Finding(facts.asset(), rule))
                .sorted(Comparator.comparing(finding -> finding.rule().severity()))
                .toList();
    }
}
