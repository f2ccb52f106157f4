package org.sekisho.policytext.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/** Where a document below the policy (対策基準, 実施手順) does not use the words that the policy defines as it defines them. */
public final class WordCheck {

    /** What is the matter with a word. */
    public enum Kind {
        /** The document defines the term in other words than the policy. */
        DEFINED_OTHERWISE,
        /** The document writes the term in another form. */
        WRITTEN_OTHERWISE,
        /** The document uses a part of the term for the whole, and nothing says that it means that. */
        ABBREVIATED
    }

    /**
     * One word and all places where it stands.
     *
     * @param term as the policy has it
     * @param defined the path of the clause of the policy that defines it
     * @param found as the document has it
     * @param places in the order of the document, at most {@value #MOST_PLACES}
     * @param times how often it stands there
     */
    public record Finding(Kind kind, String term, String defined, String found, List<Place> places, int times) {
        public Finding {
            places = List.copyOf(places);
        }
    }

    /**
     * A place in the document.
     *
     * @param words the words around it; of a definition the whole
     */
    public record Place(String path, String words) {}

    public static final int MOST_PLACES = 20;

    private static final int AROUND = 18;
    /** What is shorter is too common a word to be taken for a term. */
    private static final int SHORTEST_ABBREVIATION = 4;

    private static final List<String> LEADING = List.of("情報セキュリティ", "情報");
    private static final Pattern NOT_WORDS = Pattern.compile("[\\p{P}\\p{S}\\s\\u3000]");

    private final Definitions defined;
    private final Definitions own;
    private final PolicyDocument document;
    private final Set<String> introduced = new LinkedHashSet<>();

    private WordCheck(PolicyDocument policy, PolicyDocument document) {
        this.defined = Definitions.of(policy);
        this.own = Definitions.of(document);
        this.document = document;
        defined.terms().forEach(term -> introduced.add(Words.folded(term)));
        own.terms().forEach(term -> introduced.add(Words.folded(term)));
        policy.abbreviations().keySet().forEach(word -> introduced.add(Words.folded(word)));
        document.abbreviations().keySet().forEach(word -> introduced.add(Words.folded(word)));
    }

    /** All findings: what is defined otherwise, what is written otherwise, what is abbreviated; each by the policy's order. */
    public static List<Finding> of(PolicyDocument policy, PolicyDocument document) {
        var check = new WordCheck(policy, document);
        var found = new ArrayList<Finding>();
        check.definedOtherwise(found);
        check.writtenOtherwise(found);
        check.abbreviated(found);
        return List.copyOf(found);
    }

    private void definedOtherwise(List<Finding> found) {
        for (var term : defined.terms()) {
            var meaning = defined.the(term);
            own.like(term)
                    .filter(other -> !plain(other.words()).equals(plain(meaning.words())))
                    .ifPresent(other -> found.add(new Finding(
                            Kind.DEFINED_OTHERWISE,
                            term,
                            meaning.path(),
                            other.term(),
                            List.of(new Place(other.path(), other.words())),
                            1)));
        }
    }

    private static String plain(String words) {
        return NOT_WORDS.matcher(Words.folded(words)).replaceAll("");
    }

    private void writtenOtherwise(List<Finding> found) {
        for (var term : defined.terms()) {
            var form = Form.of(term);
            var asWritten = withoutSpaces(term);
            var byForm = new LinkedHashMap<String, List<Place>>();
            eachText((clause, text) -> {
                for (var hit : Form.of(text).find(form)) {
                    var written = text.substring(hit.from(), hit.to());
                    if (!withoutSpaces(written).equals(asWritten) && !isTermOfItsOwn(written)) {
                        byForm.computeIfAbsent(withoutSpaces(written), fresh -> new ArrayList<>())
                                .add(place(clause, text, hit.from(), hit.to()));
                    }
                }
            });
            byForm.forEach((written, places) -> found.add(finding(Kind.WRITTEN_OTHERWISE, term, written, places)));
        }
    }

    /** ユーザ and ユーザー may both be terms of the policy; then neither is a slip. */
    private boolean isTermOfItsOwn(String written) {
        var plain = withoutSpaces(written);
        return defined.terms().stream().anyMatch(term -> withoutSpaces(term).equals(plain));
    }

    private void abbreviated(List<Finding> found) {
        var done = new LinkedHashSet<String>();
        for (var term : defined.terms()) {
            for (var part : abbreviations(withoutSpaces(term))) {
                if (introduced.contains(Words.folded(part)) || !done.add(part)) {
                    continue;
                }
                var places = new ArrayList<Place>();
                eachText((clause, text) -> {
                    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
                        if (Form.standsAlone(text, at, at + part.length())) {
                            places.add(place(clause, text, at, at + part.length()));
                        }
                    }
                });
                if (!places.isEmpty()) {
                    found.add(finding(Kind.ABBREVIATED, term, part, places));
                }
            }
        }
    }

    /** What is left of a term without a word that leads it: 情報セキュリティインシデント → インシデント. */
    private List<String> abbreviations(String term) {
        var parts = new LinkedHashSet<String>();
        var leading = new ArrayList<>(LEADING);
        defined.terms().forEach(other -> leading.add(withoutSpaces(other)));
        for (var first : leading) {
            if (term.startsWith(first) && term.length() - first.length() >= SHORTEST_ABBREVIATION) {
                parts.add(term.substring(first.length()));
            }
        }
        return List.copyOf(parts);
    }

    private Finding finding(Kind kind, String term, String written, List<Place> places) {
        return new Finding(
                kind,
                term,
                defined.the(term).path(),
                written,
                places.subList(0, Math.min(MOST_PLACES, places.size())),
                places.size());
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\\u3000]", "");
    }

    private static Place place(Clause clause, String text, int from, int to) {
        int first = Math.max(0, from - AROUND);
        int last = Math.min(text.length(), to + AROUND);
        return new Place(
                clause.path(),
                (first > 0 ? "…" : "") + text.substring(first, last) + (last < text.length() ? "…" : ""));
    }

    private interface Reader {
        void read(Clause clause, String text);
    }

    private void eachText(Reader reader) {
        for (var clause : document.clauses()) {
            clause.caption().ifPresent(caption -> reader.read(clause, caption));
            clause.paragraphs().forEach(text -> reader.read(clause, text));
        }
    }

    /**
     * The terms of a document with what they mean.
     *
     * @param byTerm in the order of the document
     */
    private record Definitions(Map<String, Meaning> byTerm) {

        record Meaning(String term, String path, String words) {}

        static Definitions of(PolicyDocument document) {
            var found = new LinkedHashMap<String, Meaning>();
            for (var term : document.terms()) {
                meaning(document, term).ifPresent(meaning -> found.put(term, meaning));
            }
            return new Definitions(found);
        }

        private static Optional<Meaning> meaning(PolicyDocument document, String term) {
            var word = Words.folded(term);
            for (var clause : document.clauses()) {
                if (clause.caption()
                                .filter(caption -> Words.folded(caption).equals(word))
                                .isPresent()
                        && !clause.paragraphs().isEmpty()) {
                    return Optional.of(new Meaning(term, clause.path(), String.join("", clause.paragraphs())));
                }
            }
            for (var clause : document.clauses()) {
                for (var text : clause.paragraphs()) {
                    int at = text.indexOf(term);
                    boolean defines = at >= 0
                            && (text.startsWith("」とは", at + term.length())
                                    || text.startsWith("とは", at + term.length())
                                    || (at <= 2 && text.contains("をいう")));
                    if (defines) {
                        var after =
                                text.substring(at + term.length()).replaceFirst("^[」』]?(とは)?[、，：:…・\\s\\u3000]*", "");
                        return Optional.of(new Meaning(term, clause.path(), after));
                    }
                }
            }
            return Optional.empty();
        }

        Set<String> terms() {
            return byTerm.keySet();
        }

        Meaning the(String term) {
            return java.util.Objects.requireNonNull(byTerm.get(term));
        }

        /** The same term, in whatever width it is written. */
        Optional<Meaning> like(String term) {
            var word = Words.folded(term);
            return byTerm.values().stream()
                    .filter(meaning -> Words.folded(meaning.term()).equals(word))
                    .findFirst();
        }
    }
}
