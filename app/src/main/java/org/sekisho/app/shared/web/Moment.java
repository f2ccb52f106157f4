package org.sekisho.app.shared.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsOf.Knowledge;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Field;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Wareki;

/**
 * The day that a reader asks for (時点), as typed and as understood. A page takes it from its address ({@code day}, {@code
 * known}) and offers another with {@code components/asOf.jte}.
 *
 * @param asOf what is shown: today, when the typed day could not be read
 * @param today whether the page shows the present
 */
public record Moment(Field day, Field known, AsOf asOf, boolean today) {

    public static Moment of(String typed, String known, LocalDate today, Texts texts) {
        var read = typed.isBlank() ? Optional.of(today) : TypedDay.asked(typed);
        var knowledge = known.equals("then") ? Knowledge.THEN : Knowledge.NOW;
        var day = Field.of("day", typed.isBlank() ? Wareki.format(today) : typed);
        return new Moment(
                read.isPresent() ? day : day.wrong(texts.get("shared.as-of.unread")),
                Field.of("known", knowledge == Knowledge.THEN ? "then" : "now"),
                new AsOf(read.orElse(today), knowledge),
                read.filter(today::equals).isPresent() && knowledge == Knowledge.NOW);
    }

    public List<Choice> meanings(Texts texts) {
        return List.of(
                Choice.of("now", texts.get("shared.as-of.now")), Choice.of("then", texts.get("shared.as-of.then")));
    }

    /** The moment in words, for the head of a page. */
    public String words(Texts texts) {
        var day = Dates.day(texts, asOf.day());
        return switch (asOf.knowledge()) {
            case NOW -> texts.get("shared.as-of.words.now", day);
            case THEN -> texts.get("shared.as-of.words.then", day);
        };
    }

    /** What leads from this page to another of the same moment; nothing for today. */
    public String query() {
        return today ? "" : "?" + parameters();
    }

    /** The same behind other parameters. */
    public String andQuery() {
        return today ? "" : "&" + parameters();
    }

    private String parameters() {
        return "day=" + asOf.day() + "&known=" + known.value();
    }
}
