package org.sekisho.app.policy.web;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Field;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Wareki;

/**
 * The two days that a reader asks for: the day in force, which may lie ahead, and the day up to whose end the records count.
 *
 * @param on the first, as typed
 * @param known the second, as typed; empty for all that is known now
 * @param plain whether the page shows today as known now
 */
public record InForceMoment(Field on, Field known, AsOf asOf, Optional<LocalDate> knownOn, boolean plain) {

    static InForceMoment of(String typedOn, String typedKnown, LocalDate today, Texts texts) {
        var on = typedOn.isBlank() ? Optional.of(today) : TypedDay.asked(typedOn);
        var known = typedKnown.isBlank() ? Optional.<LocalDate>empty() : TypedDay.asked(typedKnown);
        var onField = Field.of("on", typedOn.isBlank() ? Wareki.format(today) : typedOn);
        var knownField = Field.of("known", typedKnown);
        boolean unread = !typedKnown.isBlank() && known.isEmpty();
        boolean ahead = known.filter(day -> day.isAfter(today)).isPresent();
        var counts = known.filter(day -> !day.isAfter(today));
        return new InForceMoment(
                on.isPresent() ? onField : onField.wrong(texts.get("shared.as-of.unread")),
                unread
                        ? knownField.wrong(texts.get("shared.as-of.unread"))
                        : ahead ? knownField.wrong(texts.get("policy.in-force.known.ahead")) : knownField,
                new AsOf(
                        on.orElse(today),
                        counts.map(
                                day -> day.plusDays(1).atStartOfDay(Time.JAPAN).toInstant())),
                counts,
                on.filter(today::equals).isPresent() && counts.isEmpty() && !unread && !ahead);
    }

    /** The moment in words, for the head of the page. */
    public String words(Texts texts) {
        var day = Dates.day(texts, asOf.day());
        return knownOn.map(known -> texts.get("policy.in-force.words.then", day, Dates.day(texts, known)))
                .orElseGet(() -> texts.get("policy.in-force.words.now", day));
    }

    /** What leads to another page of the same moment; nothing for today as known now. */
    public String query() {
        return plain
                ? ""
                : "?on=" + asOf.day() + knownOn.map(day -> "&known=" + day).orElse("");
    }
}
