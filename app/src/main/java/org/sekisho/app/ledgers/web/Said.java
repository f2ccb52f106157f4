package org.sekisho.app.ledgers.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.ledgers.FindNaming;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * What a ledger, its fields and their values are called on a page.
 *
 * @param names of sections, posts and lines
 */
public record Said(Texts texts, Ledger ledger, Map<UUID, String> names, Ledgers ledgers) {

    /** A text of the ledger's own, such as {@code title}. */
    public String of(String key, Object... arguments) {
        return texts.get("ledger." + ledger.key() + "." + key, arguments);
    }

    /** What lines that name one are called together: what is held here, or the ledger and the field where it has no words. */
    public String naming(FindNaming.Naming naming) {
        var other = "ledger." + naming.ledger().key();
        return texts.find(other + ".field." + naming.field().key() + ".naming")
                .orElseGet(() -> texts.get(
                        "ledgers.naming",
                        texts.get(other + ".title"),
                        texts.get(other + ".field." + naming.field().key())));
    }

    public String label(LedgerField field) {
        return field.label().orElseGet(() -> of("field." + field.key()));
    }

    /** What helps to fill in a field; of a scale what its levels mean, where the program says nothing of the field itself. */
    Optional<String> hint(LedgerField field) {
        return field.own()
                ? Optional.empty()
                : texts.find("ledger." + ledger.key() + ".field." + field.key() + ".hint")
                        .or(() -> meanings(field));
    }

    private Optional<String> meanings(LedgerField field) {
        return field.kind() instanceof LedgerField.Choice choice
                        && choice.decided().isPresent()
                ? Optional.of(choice.keys().stream()
                        .flatMap(key -> choice.called(key).stream())
                        .map(one ->
                                texts.get("ledgers.meaning", one.few(), japanese() ? one.meaningJa() : one.meaningEn()))
                        .collect(Collectors.joining(japanese() ? "" : " ")))
                : Optional.empty();
    }

    private boolean japanese() {
        return texts.locale().getLanguage().equals("ja");
    }

    /** What may be chosen for a field; nothing for one that is typed. */
    List<Choice> choices(LedgerField field, List<PlacesOfStaff.Place> places) {
        return switch (field.kind()) {
            case LedgerField.Choice choice ->
                choice.keys().stream()
                        .map(key -> Choice.of(key, choice(field, key)))
                        .toList();
            case LedgerField.YesNo yesNo ->
                List.of(Choice.of("yes", texts.get("ledgers.yes")), Choice.of("no", texts.get("ledgers.no")));
            case LedgerField.Section section -> named(places, PlacesOfStaff.Kind.SECTION);
            case LedgerField.Post post -> named(places, PlacesOfStaff.Kind.POST);
            case LedgerField.Kind typed -> List.of();
        };
    }

    private static List<Choice> named(List<PlacesOfStaff.Place> places, PlacesOfStaff.Kind kind) {
        return places.stream()
                .filter(place -> place.kind() == kind)
                .map(place -> Choice.of(place.id().toString(), place.name()))
                .toList();
    }

    /** The words of a choice; a body's own choice is its words. */
    public String choice(LedgerField field, String key) {
        if (field.kind() instanceof LedgerField.Choice choice
                && choice.decided().isPresent()) {
            return choice.called(key)
                    .map(one -> one.in(texts.locale()))
                    .map(words -> open(choice, key) ? texts.get("ledgers.undecided", words) : words)
                    .orElse(key);
        }
        return field.own() ? key : of("field." + field.key() + "." + key);
    }

    private static boolean open(LedgerField.Choice choice, String key) {
        return choice.decided().filter(one -> one.open().contains(key)).isPresent();
    }

    /** The value in words; empty where there is none. */
    public String value(LedgerField field, Values values) {
        return values.of(field.key()).map(value -> words(field, value)).orElse("");
    }

    /** The address of the line that a field names. */
    public String pageOf(LedgerField field, Values values) {
        return field.kind() instanceof LedgerField.Line other
                ? values.named(field.key())
                        .map(id -> ledgers.the(other.ledger()).pageOf(new LineId(id)))
                        .orElse("")
                : "";
    }

    /** The value as a list has it: a choice in fewer words where there are any. */
    public String listed(LedgerField field, Values values) {
        if (field.kind() instanceof LedgerField.Choice choice
                && choice.decided().isPresent()) {
            var key = values.words(field.key());
            return choice.called(key)
                    .filter(one -> !open(choice, key))
                    .map(LedgerField.Called::few)
                    .orElseGet(() -> value(field, values));
        }
        return field.kind() instanceof LedgerField.Choice && !field.own()
                ? Optional.of(values.words(field.key()))
                        .filter(key -> !key.isEmpty())
                        .flatMap(key ->
                                texts.find("ledger." + ledger.key() + ".field." + field.key() + "." + key + ".short"))
                        .orElseGet(() -> value(field, values))
                : value(field, values);
    }

    private String words(LedgerField field, Value value) {
        return switch (value) {
            case Value.Words words ->
                field.kind() instanceof LedgerField.Choice ? choice(field, words.text()) : words.text();
            case Value.Day day -> Dates.day(texts, day.day());
            case Value.Whole whole -> texts.get("ledgers.number", whole.number());
            case Value.YesNo said -> texts.get(said.yes() ? "ledgers.yes" : "ledgers.no");
            case Value.Named named -> names.getOrDefault(named.id(), texts.get("ledgers.gone"));
        };
    }
}
