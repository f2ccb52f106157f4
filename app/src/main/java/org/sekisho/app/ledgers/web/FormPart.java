package org.sekisho.app.ledgers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.web.ui.Choice;

/** Fields of a form that stand together under a heading. */
public record FormPart(String title, List<Entry> entries) {

    /**
     * A field of the form.
     *
     * @param choices what is offered; for a line what some are called
     */
    public record Entry(LedgerField field, String label, Optional<String> hint, List<Choice> choices) {}

    static List<FormPart> of(ReadLine.Offered offered, Said said) {
        var parts = new ArrayList<FormPart>();
        offered.ledger()
                .parts()
                .forEach(part -> parts.add(new FormPart(
                        said.of("part." + part.key()),
                        part.fields().stream()
                                .map(field -> entry(field, offered, said))
                                .toList())));
        var own = offered.fields().stream()
                .filter(LedgerField::own)
                .map(field -> entry(field, offered, said))
                .toList();
        if (!own.isEmpty()) {
            parts.add(new FormPart(said.texts().get("ledgers.own"), own));
        }
        return List.copyOf(parts);
    }

    private static Entry entry(LedgerField field, ReadLine.Offered offered, Said said) {
        return new Entry(field, said.label(field), said.hint(field), choices(field, offered, said));
    }

    private static List<Choice> choices(LedgerField field, ReadLine.Offered offered, Said said) {
        return switch (field.kind()) {
            case LedgerField.Choice choice ->
                choice.keys().stream()
                        .map(key -> Choice.of(key, said.choice(field, key)))
                        .toList();
            case LedgerField.YesNo yesNo -> said.yesOrNo();
            case LedgerField.Section section -> places(offered, PlacesOfStaff.Kind.SECTION);
            case LedgerField.Post post -> places(offered, PlacesOfStaff.Kind.POST);
            case LedgerField.Line line ->
                offered.lines().getOrDefault(field.key(), List.of()).stream()
                        .map(name -> Choice.of(name, name))
                        .toList();
            case LedgerField.Kind other -> List.of();
        };
    }

    private static List<Choice> places(ReadLine.Offered offered, PlacesOfStaff.Kind kind) {
        return offered.places().stream()
                .filter(place -> place.kind() == kind)
                .map(place -> Choice.of(place.id().toString(), place.name()))
                .toList();
    }
}
