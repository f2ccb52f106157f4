package org.sekisho.app.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;

/** What the API answers about ledgers: names that stay while the program changes. What is absent is left out. */
final class LedgerJson {

    private LedgerJson() {}

    /** What a field holds, as a program needs to know it. */
    enum Kind {
        TEXT,
        LINES,
        DAY,
        WHOLE,
        YES_NO,
        CHOICE,
        SECTION,
        POST,
        LINE;

        static Kind of(LedgerField field) {
            return switch (field.kind()) {
                case LedgerField.Text text -> TEXT;
                case LedgerField.Lines lines -> LINES;
                case LedgerField.Day day -> DAY;
                case LedgerField.Whole whole -> WHOLE;
                case LedgerField.YesNo yesNo -> YES_NO;
                case LedgerField.Choice choice -> CHOICE;
                case LedgerField.Scale scale -> CHOICE;
                case LedgerField.Section section -> SECTION;
                case LedgerField.Post post -> POST;
                case LedgerField.Line line -> LINE;
            };
        }
    }

    /**
     * A ledger and its fields.
     *
     * @param own the fields that the body added itself
     */
    record OfLedger(String key, Json.Bilingual title, boolean bySection, List<OfField> fields, List<OfOwnField> own) {

        static OfLedger of(Ledger ledger, List<LedgerField> fields, Bundles bundles) {
            var prefix = "ledger." + ledger.key() + ".";
            return new OfLedger(
                    ledger.key(),
                    words(bundles, prefix + "title"),
                    ledger.bySection(),
                    fields.stream()
                            .filter(field -> !field.own())
                            .map(field -> OfField.of(field, prefix + "field." + field.key(), bundles))
                            .toList(),
                    fields.stream().filter(LedgerField::own).map(OfOwnField::of).toList());
        }

        private static Json.Bilingual words(Bundles bundles, String key) {
            Texts japanese = bundles.in(Bundles.JAPANESE);
            return new Json.Bilingual(
                    japanese.get(key), bundles.in(Bundles.ENGLISH).get(key));
        }
    }

    /**
     * A field of the program.
     *
     * @param sorts whether a list can be ordered by it
     * @param filters whether a list can be narrowed by it
     * @param choices what may stand in it, where it is a choice
     * @param ledger whose lines it names, where it names lines
     */
    record OfField(
            String key,
            Json.Bilingual label,
            Kind kind,
            boolean required,
            boolean unique,
            boolean sorts,
            boolean filters,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OfChoice> choices,
            Optional<String> ledger) {

        static OfField of(LedgerField field, String text, Bundles bundles) {
            return new OfField(
                    field.key(),
                    OfLedger.words(bundles, text),
                    Kind.of(field),
                    field.is(LedgerField.Use.REQUIRED),
                    field.is(LedgerField.Use.UNIQUE),
                    field.is(LedgerField.Use.SORTED),
                    field.is(LedgerField.Use.FILTERED),
                    field.kind() instanceof LedgerField.Choice choice
                            ? choice.keys().stream()
                                    .map(key -> new OfChoice(
                                            key,
                                            choice.called(key)
                                                    .map(called -> new Json.Bilingual(called.ja(), called.en()))
                                                    .orElseGet(() -> OfLedger.words(bundles, text + "." + key))))
                                    .toList()
                            : List.of(),
                    field.kind() instanceof LedgerField.Line line ? Optional.of(line.ledger()) : Optional.empty());
        }
    }

    /** What may be chosen. */
    record OfChoice(String key, Json.Bilingual label) {}

    /**
     * A field that the body added.
     *
     * @param choices the words that may stand in it, where it is a choice
     */
    record OfOwnField(
            String key,
            String label,
            Kind kind,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices) {
        static OfOwnField of(LedgerField field) {
            return new OfOwnField(
                    field.key(),
                    field.label().orElseThrow(),
                    Kind.of(field),
                    field.kind() instanceof LedgerField.Choice choice ? choice.keys() : List.of());
        }
    }

    /** A section, a post or a line. @param name absent where it is gone */
    record OfReference(UUID id, Optional<String> name) {}

    /**
     * A line.
     *
     * @param from the first day on which it says this
     * @param to the first day on which it no longer does
     * @param fields what stands in the fields of the program, by their keys; nothing where nothing stands
     * @param own the same of the fields that the body added
     */
    record OfLine(
            UUID id,
            UUID version,
            LocalDate from,
            Optional<LocalDate> to,
            Map<String, Object> fields,
            Map<String, Object> own) {

        static OfLine of(LedgerLine line, List<LedgerField> declared, Map<UUID, String> names) {
            var fields = new LinkedHashMap<String, Object>();
            var own = new LinkedHashMap<String, Object>();
            declared.forEach(field -> line.values()
                    .of(field.key())
                    .ifPresent(value -> (field.own() ? own : fields).put(field.key(), written(value, names))));
            return new OfLine(
                    line.id().value(),
                    line.version(),
                    line.span().from(),
                    line.span().to(),
                    fields,
                    own);
        }

        private static Object written(Value value, Map<UUID, String> names) {
            return switch (value) {
                case Value.Words words -> words.text();
                case Value.Day day -> day.day();
                case Value.Whole whole -> whole.number();
                case Value.YesNo said -> said.yes();
                case Value.Named named -> new OfReference(named.id(), Optional.ofNullable(names.get(named.id())));
            };
        }
    }

    /** That a line has ended. @param to the first day on which it is in the ledger no longer */
    record OfEnd(UUID id, LocalDate to) {}
}
