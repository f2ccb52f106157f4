package org.sekisho.app.organisation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;

/** What a person's number, name and account must be. */
final class PersonChecks {

    /** Full-width katakana, the long-vowel and middle dots, spaces (フリガナ). */
    private static final Pattern KANA = Pattern.compile("[\\u30A1-\\u30FF\\u3000 ]*");

    private PersonChecks() {}

    static void check(Problems problems, String field, String staffNumber, PersonName name) {
        problems.requireText(field + "staffNumber", staffNumber);
        problems.requireText(field + "familyName", name.family());
        problems.requirePlain(field + "givenName", name.given());
        checkKana(problems, field + "familyKana", name.familyKana());
        checkKana(problems, field + "givenKana", name.givenKana());
    }

    private static void checkKana(Problems problems, String field, String kana) {
        problems.requirePlain(field, kana);
        if (!KANA.matcher(kana).matches()) {
            problems.add(field, "not-kana", kana);
        }
    }

    /** Asks that nobody else has the number or the account on any of the days. */
    static void checkUnique(
            Problems problems,
            String field,
            List<People.Row> others,
            String staffNumber,
            Optional<UUID> account,
            Span span) {
        if (anyDuring(others, span, row -> row.staffNumber().equals(staffNumber))) {
            problems.add(field + "staffNumber", "number-exists", staffNumber);
        }
        if (account.isPresent() && anyDuring(others, span, row -> row.account().equals(account))) {
            problems.add(field + "account", "account-taken");
        }
    }

    private static boolean anyDuring(List<People.Row> rows, Span span, Predicate<People.Row> matches) {
        return rows.stream().anyMatch(row -> row.span().overlaps(span) && matches.test(row));
    }
}
