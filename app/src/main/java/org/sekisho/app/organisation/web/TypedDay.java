package org.sekisho.app.organisation.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Wareki;

/** A day as somebody types it, in the Japanese or the Western calendar. */
final class TypedDay {

    private static final Pattern WESTERN = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private TypedDay() {}

    /** The day, if that is what was typed and a register can speak of it. */
    static Optional<LocalDate> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        return western(plain)
                .or(() -> Wareki.parse(plain))
                .filter(day -> !day.isBefore(Wareki.FIRST) && day.getYear() < 2200);
    }

    private static Optional<LocalDate> western(String plain) {
        var found = WESTERN.matcher(plain);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
