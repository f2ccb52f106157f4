package org.sekisho.app.ledgers.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.worksheet.Kind;
import org.sekisho.worksheet.Option;
import org.sekisho.worksheet.Target;

/**
 * What the fields of a ledger are called in the tables of offices: their labels in both languages, and the further names that the
 * text {@code ledger.LEDGER.names.KEY} lists between bars; the same for choices.
 */
final class Targets {

    private final Texts japanese;
    private final Texts english;
    private final Ledger ledger;

    Targets(Bundles bundles, Ledger ledger) {
        this.japanese = bundles.in(Bundles.JAPANESE);
        this.english = bundles.in(Bundles.ENGLISH);
        this.ledger = ledger;
    }

    List<Target> of(List<LedgerField> fields) {
        return fields.stream().map(this::target).toList();
    }

    private Target target(LedgerField field) {
        return new Target(
                field.key(),
                kind(field),
                // An empty cell of what is needed is told by the check of the line, since something fixed may stand
                // there.
                false,
                field.is(LedgerField.Use.UNIQUE),
                field.own() ? List.of(field.label().orElseThrow()) : names("field." + field.key(), field.key()));
    }

    private Kind kind(LedgerField field) {
        return switch (field.kind()) {
            case LedgerField.Day day -> new Kind.Day();
            case LedgerField.Whole whole -> new Kind.WholeNumber();
            case LedgerField.YesNo yesNo -> new Kind.YesNo();
            case LedgerField.Choice choice ->
                new Kind.Choice(choice.keys().stream()
                        .map(key -> new Option(
                                key,
                                choice.called(key)
                                        .map(called -> names(field, key, called))
                                        .orElseGet(() -> field.own()
                                                ? List.of(key)
                                                : names("field." + field.key() + "." + key, field.key() + "." + key))))
                        .toList());
            case LedgerField.Kind words -> new Kind.Text();
        };
    }

    /** What a level is called, and what tables call one of its key. */
    private List<String> names(LedgerField field, String key, LedgerField.Called called) {
        var names = new ArrayList<>(List.of(called.ja(), called.en(), called.few()));
        names.addAll(called.further());
        further(field.key() + "." + key).forEach(names::add);
        return names.stream().distinct().toList();
    }

    private Stream<String> further(String key) {
        return Stream.of(japanese, english)
                .flatMap(texts -> texts.find("ledger." + ledger.key() + ".names." + key).stream())
                .flatMap(all -> Arrays.stream(all.split("\\|")))
                .map(String::strip);
    }

    private List<String> names(String label, String further) {
        var names = new ArrayList<String>();
        var key = "ledger." + ledger.key() + ".";
        names.add(japanese.get(key + label));
        names.add(english.get(key + label));
        Stream.of(japanese, english)
                .flatMap(texts -> texts.find(key + label + ".short").stream())
                .forEach(names::add);
        further(further).forEach(names::add);
        return names.stream().distinct().toList();
    }
}
