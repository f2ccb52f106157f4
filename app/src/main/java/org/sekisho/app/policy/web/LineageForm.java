package org.sekisho.app.policy.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.policy.Origin;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.ui.Field;
import org.sekisho.app.shared.web.ui.Form;

/**
 * The form in which a person says where clauses come from.
 *
 * <p>For the clause of index 12: {@code choice-12} a choice, {@code from-12} the clauses that are ticked, {@code more-12}
 * one from the list of all.
 */
final class LineageForm {

    private LineageForm() {}

    /** The form with these clauses ticked. */
    static Form checked(Form form, int clause, Collection<Integer> from) {
        var fields = new java.util.LinkedHashMap<>(form.fields());
        var name = "from-" + clause;
        fields.put(name, new Field(name, from.stream().map(String::valueOf).toList(), Optional.empty()));
        return new Form(fields, form.problems());
    }

    /**
     * What was chosen and differs from what is decided already.
     *
     * @throws Refusal.Invalid if a value is none that the page offers
     */
    static List<ConfirmLineage.Decision> decisions(
            List<ImportLineage.Question> questions, Map<String, List<String>> sent) {
        var decisions = new ArrayList<ConfirmLineage.Decision>();
        var problems = new ArrayList<Refusal.Problem>();
        for (var question : questions) {
            var chosen = String.join("", sent.getOrDefault("choice-" + question.clause(), List.of()));
            if (chosen.isEmpty()) {
                continue;
            }
            var choice = Typed.constant(Origin.Choice.class, chosen);
            var from = choice.filter(Origin.Choice.NEW::equals).isPresent()
                    ? Optional.of(new TreeSet<Integer>())
                    : indexes(question.clause(), sent);
            if (choice.isEmpty() || from.isEmpty()) {
                problems.add(
                        new Refusal.Problem("choice-" + question.clause(), Message.of("policy.correction.unknown")));
                continue;
            }
            var origin = new Origin(choice.get(), from.get());
            if (!question.decided().equals(Optional.of(origin))) {
                decisions.add(new ConfirmLineage.Decision(question.clause(), origin));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return decisions;
    }

    private static Optional<TreeSet<Integer>> indexes(int clause, Map<String, List<String>> sent) {
        var found = new TreeSet<Integer>();
        var values = new ArrayList<>(sent.getOrDefault("from-" + clause, List.of()));
        values.addAll(sent.getOrDefault("more-" + clause, List.of()));
        for (var value : values) {
            if (value.matches("[0-9]{1,6}")) {
                found.add(Integer.parseInt(value));
            } else if (!value.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
