package org.sekisho.app.ledgers.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;

/** The form of a line: what stands in it at first, and what was typed into it. */
final class LineForm {

    private static final String YES = "yes";
    private static final String NO = "no";

    /** Finds the lines that a person means by some words. */
    @FunctionalInterface
    interface LinesCalled {
        List<LineId> in(String ledger, String words);
    }

    private LineForm() {}

    /** The form with what a line says. */
    static Form of(ReadLine.Shown shown, Texts texts) {
        var form = Form.empty();
        for (var field : shown.fields()) {
            form = form.with(
                    field.key(),
                    shown.line()
                            .values()
                            .of(field.key())
                            .map(value -> switch (field.kind()) {
                                case LedgerField.Line line ->
                                    shown.names().getOrDefault(((Value.Named) value).id(), "");
                                case LedgerField.Choice choice -> choice.today(value.plain());
                                case LedgerField.Kind other -> typed(value, texts);
                            })
                            .orElse(""));
        }
        return form;
    }

    private static String typed(Value value, Texts texts) {
        return switch (value) {
            case Value.Day day -> Dates.day(texts, day.day());
            case Value.YesNo said -> said.yes() ? YES : NO;
            case Value other -> other.plain();
        };
    }

    /**
     * What was typed.
     *
     * @throws Refusal.Invalid naming the fields that cannot be read
     */
    static Values read(List<LedgerField> fields, Form form, LinesCalled lines) {
        var values = new LinkedHashMap<String, Value>();
        var problems = new ArrayList<Refusal.Problem>();
        for (var field : fields) {
            var typed = form.field(field.key()).value().strip();
            if (typed.isEmpty()) {
                continue;
            }
            if (field.kind() instanceof LedgerField.Line other) {
                var found = lines.in(other.ledger(), typed);
                if (found.size() == 1) {
                    values.put(field.key(), new Value.Named(found.getFirst().value()));
                } else {
                    problems.add(unread(field, found.isEmpty() ? "line" : "lines"));
                }
            } else {
                value(field, typed)
                        .ifPresentOrElse(
                                value -> values.put(field.key(), value),
                                () -> problems.add(unread(field, kind(field))));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return new Values(values);
    }

    private static Refusal.Problem unread(LedgerField field, String kind) {
        return new Refusal.Problem(field.key(), Message.of("ledgers.refusal.unread." + kind));
    }

    private static Optional<Value> value(LedgerField field, String typed) {
        return switch (field.kind()) {
            case LedgerField.Text text -> Optional.of(new Value.Words(typed));
            case LedgerField.Lines lines -> Optional.of(new Value.Words(typed));
            case LedgerField.Choice choice -> Optional.of(new Value.Words(typed));
            case LedgerField.Scale scale -> Optional.of(new Value.Words(typed));
            case LedgerField.Day day -> TypedDay.read(typed).map(Value.Day::new);
            case LedgerField.Whole whole ->
                Optional.of(Normalizer.normalize(typed, Normalizer.Form.NFKC).replace(",", ""))
                        .filter(plain -> plain.matches("\\d{1,15}"))
                        .map(plain -> new Value.Whole(Long.parseLong(plain)));
            case LedgerField.YesNo yesNo ->
                Optional.of(typed)
                        .filter(said -> said.equals(YES) || said.equals(NO))
                        .map(said -> new Value.YesNo(said.equals(YES)));
            case LedgerField.Section section -> SentId.read(typed).map(Value.Named::new);
            case LedgerField.Post post -> SentId.read(typed).map(Value.Named::new);
            case LedgerField.Line line -> SentId.read(typed).map(Value.Named::new);
        };
    }

    private static String kind(LedgerField field) {
        return switch (field.kind()) {
            case LedgerField.Day day -> "day";
            case LedgerField.Whole whole -> "whole";
            case LedgerField.Kind other -> "choice";
        };
    }

    /** The values of filters in an address; what cannot be read narrows nothing. */
    static Map<String, Value> filters(List<LedgerField> fields, Map<String, String> asked) {
        var values = new LinkedHashMap<String, Value>();
        fields.stream()
                .filter(field -> field.is(LedgerField.Use.FILTERED))
                .forEach(field -> Optional.ofNullable(asked.get(field.key()))
                        .filter(typed -> !typed.isBlank())
                        .flatMap(typed -> value(field, typed.strip()))
                        .ifPresent(value -> values.put(field.key(), value)));
        return values;
    }
}
