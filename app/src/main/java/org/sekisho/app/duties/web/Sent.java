package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.web.servlet.View;

/** What was sent with a form about a duty, read field by field; what cannot be read is a problem of its field. */
final class Sent {

    private static final Message MISSING = Message.of("shared.refusal.missing");

    /** Fields that a message names when they are missing, since the summary of a form says no labels. */
    private static final Set<String> NAMED = Set.of("doneBy", "reason", "approvedBy", "what");

    private final Map<String, String> sent;
    private final LocalDate today;
    private final List<Refusal.Problem> problems = new ArrayList<>();

    Sent(Map<String, String> sent, LocalDate today) {
        this.sent = sent;
        this.today = today;
    }

    String text(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    /** A day; today's stands in when it cannot be read, and the form is refused. */
    LocalDate day(String field) {
        return optionalDay(field).orElseGet(() -> {
            if (text(field).isEmpty()) {
                wrong(field, Message.of("duties.form.day.missing"));
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
            wrong(field, Message.of("duties.form.day.unread", typed));
        }
        return day;
    }

    /** A whole number in the range, in digits of either width. */
    OptionalInt number(String field, int least, int most) {
        var typed = Normalizer.normalize(text(field), Normalizer.Form.NFKC);
        if (typed.isEmpty()) {
            return OptionalInt.empty();
        }
        if (typed.matches("\\d{1,4}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most) {
            return OptionalInt.of(Integer.parseInt(typed));
        }
        wrong(field, Message.of("duties.form.number", least, most));
        return OptionalInt.empty();
    }

    /** One of the constants; the first stands in when none was chosen, and the form is refused. */
    <E extends Enum<E>> E one(String field, List<E> choices) {
        return choices.stream()
                .filter(choice -> choice.name().equals(text(field)))
                .findFirst()
                .orElseGet(() -> {
                    wrong(field, Message.of("duties.form.choose"));
                    return choices.getFirst();
                });
    }

    void wrong(String field, Message message) {
        problems.add(new Refusal.Problem(field, message));
    }

    boolean wrong() {
        return !problems.isEmpty();
    }

    /**
     * Refuses what could not be read, together with what is missing besides.
     *
     * @param needed the fields whose absence the use case would find, had it been asked
     */
    void refuseIfAny(String... needed) {
        if (wrong()) {
            for (var field : needed) {
                if (text(field).isEmpty()) {
                    wrong(field, MISSING);
                }
            }
            throw new Refusal.Invalid(problems);
        }
    }

    /** The form again as it was sent, with what was wrong. */
    Form refused(Refusal.Invalid invalid, Texts texts) {
        return refused(invalid, texts, field -> field);
    }

    /**
     * The same.
     *
     * @param place the field of the form for a field of the use case's input
     */
    Form refused(Refusal.Invalid invalid, Texts texts, UnaryOperator<String> place) {
        var form = Form.empty();
        for (var entry : sent.entrySet()) {
            form = form.with(entry.getKey(), entry.getValue());
        }
        for (var problem : invalid.problems()) {
            boolean named = problem.message().equals(MISSING) && NAMED.contains(problem.field());
            var words = named
                    ? texts.get("duties.form.missing." + problem.field())
                    : Bundles.words(texts, problem.message());
            form = problem.field().isEmpty() ? form.wrong(words) : form.wrong(place.apply(problem.field()), words);
        }
        return form;
    }

    static Page refusing(Page page, Form form) {
        return form.refused() ? page.refusing() : page;
    }

    static View redirect(HttpServletRequest request, String address, String done) {
        return NextPage.saying(request, done, address);
    }
}
