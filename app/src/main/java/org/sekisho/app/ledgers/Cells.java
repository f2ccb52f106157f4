package org.sekisho.app.ledgers;

import java.util.Map;
import java.util.UUID;

/** The values of lines as the cells of a table. */
public final class Cells {

    private Cells() {}

    /** @param names of sections, posts and lines */
    public static org.sekisho.worksheet.Value of(LedgerField field, Values values, Map<UUID, String> names) {
        return values.of(field.key())
                .map(value -> switch (value) {
                    case Value.Words words ->
                        field.kind() instanceof LedgerField.Choice
                                ? new org.sekisho.worksheet.Value.Choice(words.text())
                                : new org.sekisho.worksheet.Value.Text(words.text());
                    case Value.Day day -> new org.sekisho.worksheet.Value.Day(day.day());
                    case Value.Whole whole -> new org.sekisho.worksheet.Value.WholeNumber(whole.number());
                    case Value.YesNo said -> new org.sekisho.worksheet.Value.YesNo(said.yes());
                    case Value.Named named -> new org.sekisho.worksheet.Value.Text(names.getOrDefault(named.id(), ""));
                })
                .orElseGet(org.sekisho.worksheet.Value.Empty::new);
    }
}
