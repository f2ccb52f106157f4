package org.sekisho.app.policy.web;

import java.util.Optional;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;

/** What was typed into a form, and what was wrong with it. */
final class Typed {

    private Typed() {}

    /** The constant of that name; empty if there is none. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** The form with each problem at its field. */
    static Form refused(Form form, Refusal.Invalid invalid, Texts texts) {
        for (var problem : invalid.problems()) {
            var words = Bundles.words(texts, problem.message());
            form = problem.field().isEmpty() ? form.wrong(words) : form.wrong(problem.field(), words);
        }
        return form;
    }
}
