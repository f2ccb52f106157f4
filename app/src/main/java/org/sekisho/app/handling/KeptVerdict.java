package org.sekisho.app.handling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Ruling;
import org.sekisho.classification.Verdict;

/**
 * What the rules said of one act on one asset, in words of its own: a rule that changes later changes nothing of it.
 *
 * @param grantor who must give leave
 * @param required what the adopted rules want done
 * @param advised what the others want done
 * @param rules that spoke, the adopted first, of these the strictest first
 * @param undecided rules of which it was not known whether they speak
 * @param unknown what should be known of the asset
 * @param classes of the asset, as they counted: 機密性 first
 */
public record KeptVerdict(
        Verdict.Outcome outcome,
        Optional<Role> grantor,
        List<Words> required,
        List<Words> advised,
        List<Rule> rules,
        List<Words> undecided,
        List<Words> unknown,
        List<Words> classes) {

    /**
     * A rule that spoke.
     *
     * @param heading of the guideline
     * @param controls of the catalogue, by which the body's own clause is found
     */
    public record Rule(
            String key,
            boolean adopted,
            Ruling ruling,
            Words words,
            String heading,
            List<String> controls,
            Words source) {
        public Rule {
            controls = List.copyOf(controls);
        }
    }

    public KeptVerdict {
        required = List.copyOf(required);
        advised = List.copyOf(advised);
        rules = List.copyOf(rules);
        undecided = List.copyOf(undecided);
        unknown = List.copyOf(unknown);
        classes = List.copyOf(classes);
    }

    static KeptVerdict of(Verdict verdict, List<Words> classes) {
        return new KeptVerdict(
                verdict.outcome(),
                verdict.grantor().map(role -> Role.valueOf(role.name())),
                verdict.required().stream()
                        .map(one -> Words.of(one.key(), one.words()))
                        .toList(),
                verdict.advised().stream()
                        .map(one -> Words.of(one.key(), one.words()))
                        .toList(),
                verdict.spoken().stream()
                        .map(one -> new Rule(
                                one.rule().key(),
                                one.adopted(),
                                one.rule().ruling(),
                                Words.of(one.rule().key(), one.rule().words()),
                                one.rule().clause().heading(),
                                one.rule().clause().controls(),
                                Words.of("source", one.rule().source().words())))
                        .toList(),
                verdict.undecided().stream()
                        .map(one -> Words.of(one.key(), one.words()))
                        .toList(),
                verdict.unknown().stream()
                        .sorted()
                        .map(one -> Words.of(one.name(), one.title()))
                        .toList(),
                classes);
    }

    public boolean refused() {
        return outcome == Verdict.Outcome.REFUSED;
    }

    public boolean needsLeave() {
        return outcome == Verdict.Outcome.NEEDS_PERMISSION;
    }

    /** The outcome as a person reads it. */
    public String title(Locale language) {
        return Words.of("outcome", outcome.title()).in(language);
    }

    /** What a precaution that somebody ticked says; the key itself if no rule knows it. */
    public String precaution(String key, Locale language) {
        return Stream.concat(required.stream(), advised.stream())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> one.in(language))
                .orElse(key);
    }
}
