package org.sekisho.app.decision.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;

/** What a form sent, read field by field, with what is wrong of it. */
final class Sent {

    private final Map<String, String> sent;
    private final List<Refusal.Problem> problems = new ArrayList<>();

    Sent(Map<String, String> sent) {
        this.sent = sent;
    }

    String text(String field) {
        return Optional.ofNullable(sent.get(field)).orElse("");
    }

    boolean ticked(String field) {
        return text(field).equals("true");
    }

    LocalDate day(String field) {
        var typed = text(field);
        return TypedDay.read(typed).orElseGet(() -> {
            wrong(
                    field,
                    typed.isBlank()
                            ? Message.of("shared.refusal.missing")
                            : Message.of("decision.refusal.day-unread", typed));
            return LocalDate.EPOCH;
        });
    }

    /** One of the values; the first where none was chosen, which is a problem. */
    <E extends Enum<E>> E one(String field, Class<E> type) {
        var values = type.getEnumConstants();
        for (var value : values) {
            if (value.name().equals(text(field))) {
                return value;
            }
        }
        wrong(field, Message.of("shared.refusal.missing"));
        return values[0];
    }

    void wrong(String field, Message message) {
        problems.add(new Refusal.Problem(field, message));
    }

    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** The form as it was sent. */
    Form form() {
        var values = new LinkedHashMap<String, List<String>>();
        sent.forEach((name, value) -> values.put(name, List.of(value)));
        return Form.of(values);
    }

    /** The form with what was wrong; {@code names} are the form's own for fields that the input calls otherwise. */
    Form refused(Refusal.Invalid invalid, Texts texts, Map<String, String> names) {
        return Bundles.refused(
                form(),
                new Refusal.Invalid(invalid.problems().stream()
                        .map(problem -> new Refusal.Problem(
                                names.getOrDefault(problem.field(), problem.field()), problem.message()))
                        .toList()),
                texts);
    }
}
