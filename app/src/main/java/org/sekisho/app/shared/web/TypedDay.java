package org.sekisho.app.shared.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Wareki;

/** A day as a person types it, in the Japanese or the Western calendar. */
public final class TypedDay {

    private static final Pattern WESTERN =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");

    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private TypedDay() {}

    /** The day: 令和8年3月17日, R8.3.17, 2026-03-17, 2026/3/17, 2026年3月17日, 20260317; empty if it is none of these. */
    public static Optional<LocalDate> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        return western(plain).or(() -> Wareki.parse(plain)).or(() -> Wareki.parse(plain.replace('-', '.')));
    }

    /** The day for which a page is asked: empty too where no register could say anything of it. */
    public static Optional<LocalDate> asked(String typed) {
        return read(typed).filter(day -> !day.isBefore(Wareki.FIRST) && day.isBefore(LATEST));
    }

    private static Optional<LocalDate> western(String plain) {
        var found = WESTERN.matcher(plain);
        if (!found.matches()) {
            return Optional.empty();
        }
        int first = found.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(first)),
                    Integer.parseInt(found.group(first + 1)),
                    Integer.parseInt(found.group(first + 2))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
