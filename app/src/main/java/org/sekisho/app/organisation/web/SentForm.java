package org.sekisho.app.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** What was sent with a form, read field by field; what cannot be read is a problem of its field. */
final class SentForm {

    private static final String NOTICE = "sekisho.notice";

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

    /**
     * The form again as it was sent, with what was wrong.
     *
     * @param nested what stands before the field in the input of the use case, such as {@code assignments[0].}
     */
    Form refused(Refusal.Invalid invalid, Texts texts, String nested) {
        var form = Form.of(sent.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
        for (var problem : invalid.problems()) {
            var field =
                    problem.field().startsWith(nested) ? problem.field().substring(nested.length()) : problem.field();
            var words = Bundles.words(texts, problem.message());
            form = field.isEmpty() ? form.wrong(words) : form.wrong(field, words);
        }
        return form;
    }

    static View redirect(HttpServletRequest request, String address, String done) {
        RequestContextUtils.getOutputFlashMap(request).put(NOTICE, Notice.of(Tone.SUCCESS, done));
        var view = new RedirectView(address);
        view.setExposeModelAttributes(false);
        return view;
    }

    /** What the page before had to say. */
    static Notice[] said(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(NOTICE) instanceof Notice notice ? new Notice[] {notice} : new Notice[0];
    }

    /** An identifier from an address. */
    static UUID id(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal.NotFound(what);
        }
    }
}
