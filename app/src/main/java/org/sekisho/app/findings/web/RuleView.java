package org.sekisho.app.findings.web;

import java.util.List;
import java.util.Map;
import org.sekisho.app.findings.ClausesOfControls.OwnClause;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.sekisho.classification.FindingRule;
import org.sekisho.classification.Severity;
import org.sekisho.classification.Text;

/**
 * A rule in the words of the reader.
 *
 * @param clauses of the body's own policy; where there are none, the guideline's heading stands alone
 */
public record RuleView(
        String key,
        Tone tone,
        String severity,
        String what,
        String remedy,
        String heading,
        String source,
        List<OwnClause> clauses) {

    public RuleView {
        clauses = List.copyOf(clauses);
    }

    static RuleView of(FindingRule rule, Map<String, List<OwnClause>> clauses, Texts texts) {
        return new RuleView(
                rule.key(),
                tone(rule.severity()),
                in(texts, rule.severity().title()),
                in(texts, rule.what()),
                in(texts, rule.remedy()),
                rule.clause().heading(),
                in(texts, rule.source().words()),
                rule.clause().controls().stream()
                        .flatMap(control -> clauses.getOrDefault(control, List.of()).stream())
                        .distinct()
                        .toList());
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case SERIOUS -> Tone.ERROR;
            case WARNING -> Tone.WARNING;
            case NOTE -> Tone.INFO;
        };
    }

    static String in(Texts texts, Text text) {
        return texts.locale().getLanguage().equals("ja") ? text.ja() : text.en();
    }
}
