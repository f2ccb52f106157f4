package org.sekisho.app.ledgers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;

/** Fields of a form that stand together under a heading. */
public record FormPart(String title, List<Entry> entries) {

    /**
     * A field of the form.
     *
     * @param choices what is offered; for a line what some are called
     */
    public record Entry(LedgerField field, String label, Optional<String> hint, List<Choice> choices) {}

    static List<FormPart> of(ReadLine.Offered offered, Said said) {
        return of(offered, said, Form.empty());
    }

    /** @param form what stands in it; a level of an earlier scale that stands there may stay */
    static List<FormPart> of(ReadLine.Offered offered, Said said, Form form) {
        var parts = new ArrayList<FormPart>();
        offered.ledger()
                .parts()
                .forEach(part -> parts.add(new FormPart(
                        said.of("part." + part.key()),
                        part.fields().stream()
                                .map(field -> entry(field, offered, said, form))
                                .toList())));
        var own = offered.fields().stream()
                .filter(LedgerField::own)
                .map(field -> entry(field, offered, said, form))
                .toList();
        if (!own.isEmpty()) {
            parts.add(new FormPart(said.texts().get("ledgers.own"), own));
        }
        return List.copyOf(parts);
    }

    private static Entry entry(LedgerField field, ReadLine.Offered offered, Said said, Form form) {
        var choices = new ArrayList<>(choices(field, offered, said));
        var there = form.field(field.key()).value();
        if (field.kind() instanceof LedgerField.Choice choice
                && choice.decided().filter(one -> one.open().contains(there)).isPresent()) {
            choices.add(Choice.of(there, said.choice(field, there)));
        }
        return new Entry(field, said.label(field), said.hint(field), List.copyOf(choices));
    }

    /** What a field offers; of a line the names of some. */
    private static List<Choice> choices(LedgerField field, ReadLine.Offered offered, Said said) {
        return field.kind() instanceof LedgerField.Line
                ? offered.lines().getOrDefault(field.key(), List.of()).stream()
                        .map(name -> Choice.of(name, name))
                        .toList()
                : said.choices(field, offered.places());
    }
}
