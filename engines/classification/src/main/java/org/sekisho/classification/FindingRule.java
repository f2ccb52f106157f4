package org.sekisho.classification;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * What looks wrong about assets. It finds an asset whose condition is met, that shows all signs of one list, none of another
 * and lacks at least one of a third, and whose class is old enough; a part that names nothing always holds.
 *
 * @param key names it for good ({@code owner.missing})
 * @param classOlderThan how long ago its own class was decided, at least by a day more
 * @param what what is wrong
 * @param remedy what to do about it
 * @param clause what of a body's 対策基準 it looks after
 */
public record FindingRule(
        String key,
        Severity severity,
        Condition condition,
        Set<Facts.Sign> shows,
        Set<Facts.Sign> showsNone,
        Set<Facts.Sign> lacksOne,
        Optional<Period> classOlderThan,
        Text what,
        Text remedy,
        Clause clause,
        Source source) {
    public FindingRule {
        shows = Set.copyOf(shows);
        showsNone = Set.copyOf(showsNone);
        lacksOne = Set.copyOf(lacksOne);
    }

    boolean finds(Facts facts, LocalDate today) {
        return condition.met(facts.subject(Optional.empty())) instanceof Condition.Met.Yes
                && shows.stream().allMatch(sign -> facts.shows(sign, today))
                && showsNone.stream().noneMatch(sign -> facts.shows(sign, today))
                && (lacksOne.isEmpty() || lacksOne.stream().anyMatch(sign -> !facts.shows(sign, today)))
                && classOlderThan.map(age -> old(facts, age, today)).orElse(true);
    }

    private static boolean old(Facts facts, Period age, LocalDate today) {
        return facts.classedOn().map(day -> day.plus(age).isBefore(today)).orElse(false);
    }
}
