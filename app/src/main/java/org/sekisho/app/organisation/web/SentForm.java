package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Wareki;
import org.springframework.web.servlet.View;

/** What was sent with a form, read field by field; what cannot be read is a problem of its field. */
final class SentForm {

    private final Map<String, String> sent;
    private final List<Refusal.Problem> problems = new ArrayList<>();

    SentForm(Map<String, String> sent) {
        this.sent = sent;
    }

    String text(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    /** A day; today's is a stand-in when it cannot be read, and the form is refused. */
    LocalDate day(String field, LocalDate today) {
        return optionalDay(field).orElseGet(() -> {
            if (text(field).isEmpty()) {
                problems.add(new Refusal.Problem(field, Message.of("organisation.form.day.missing")));
            }
            return today;
        });
    }

    Optional<LocalDate> optionalDay(String field) {
        var typed = text(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var day = TypedDay.read(typed);
        if (day.isEmpty()) {
            problems.add(new Refusal.Problem(field, Message.of("organisation.form.day.unread", typed)));
        }
        return day;
    }

    /** A whole number; 0 is a stand-in when it cannot be read, and the form is refused. */
    int number(String field) {
        var typed = Normalizer.normalize(text(field), Normalizer.Form.NFKC);
        if (typed.matches("\\d{1,9}")) {
            return Integer.parseInt(typed);
        }
        problems.add(new Refusal.Problem(field, Message.of("organisation.form.number")));
        return 0;
    }

    /** One of the constants; the first is a stand-in when none was chosen, and the form is refused. */
    <E extends Enum<E>> E one(String field, List<E> choices) {
        return choices.stream()
                .filter(choice -> choice.name().equals(text(field)))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(new Refusal.Problem(field, Message.of("organisation.form.choose")));
                    return choices.getFirst();
                });
    }

    void wrong(String field, Message message) {
        problems.add(new Refusal.Problem(field, message));
    }

    void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** The form again as it was sent, with what was wrong; the use case calls the fields as the form does. */
    Form refused(Refusal.Invalid invalid, Texts texts) {
        return refused(invalid, texts, Map.of());
    }

    /**
     * The form again as it was sent, with what was wrong.
     *
     * @param names the form's own names for those fields of the input that are called something else there
     */
    Form refused(Refusal.Invalid invalid, Texts texts, Map<String, String> names) {
        var values = new LinkedHashMap<String, List<String>>();
        sent.forEach((name, value) -> values.put(name, List.of(value)));
        var form = Form.of(values);
        var wrong = new LinkedHashMap<String, LinkedHashSet<String>>();
        for (var problem : invalid.problems()) {
            wrong.computeIfAbsent(names.getOrDefault(problem.field(), problem.field()), field -> new LinkedHashSet<>())
                    .add(Bundles.words(texts, problem.message()));
        }
        for (var entry : wrong.entrySet()) {
            var words = String.join(" ", entry.getValue());
            form = entry.getKey().isEmpty() ? form.wrong(words) : form.wrong(entry.getKey(), words);
        }
        return form;
    }

    /** What a day field holds at first. */
    static String typed(LocalDate day) {
        return Wareki.format(day);
    }

    static View redirect(HttpServletRequest request, String address, String done) {
        return NextPage.saying(request, done, address);
    }
}
