package org.sekisho.app.duties.web;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.controls.Passage;
import org.sekisho.controls.Span;
import org.sekisho.policytext.Clause;

/**
 * A sentence of the policy that asks for a duty.
 *
 * @param words the sentence in runs
 */
public record AskedBy(String path, String caption, List<Marked> words) {

    /** The sentences of the version that are bound to the topic for certain. */
    static List<AskedBy> of(PolicyInForce.InFull policy, BoundClauses bound, String topic) {
        var clauses = new HashMap<String, Clause>();
        policy.text().tree().clauses().forEach(clause -> clauses.put(clause.path(), clause));
        return bound.asked().stream()
                .filter(one -> one.topic().equals(topic))
                .flatMap(one -> Optional.ofNullable(clauses.get(one.span().path()))
                        .map(clause -> new AskedBy(
                                clause.path(),
                                clause.caption().orElse(""),
                                Marked.of(sentence(clause, one.span()), one.quotes())))
                        .stream())
                .toList();
    }

    /** The words at a place of a clause; none where a later text no longer has it. */
    static String sentence(Clause clause, Span span) {
        try {
            return span.text(new Passage(
                    clause.path(), Optional.of(clause.marker()), clause.caption(), List.of(), clause.paragraphs()));
        } catch (IllegalArgumentException gone) {
            return "";
        }
    }
}
