package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.IndentedClauses.Content;
import org.sekisho.policytext.meaning.Addresses;
import org.sekisho.policytext.meaning.Meaning;

/** A version in the middle of being amended: each sentence finds it as the sentences before have left it. */
final class AmendedText {

    /** A clause of the text; it stays the same when its number or words change. */
    static final class Part {
        Content content;
        private int index;

        private Part(Content content) {
            this.content = content;
        }
    }

    Optional<String> title;
    final List<String> preamble;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable ClauseTree tree;
    private @Nullable ClauseNames names;
    private int doubleNumbers;

    AmendedText(PolicyDocument document) {
        title = document.title();
        preamble = new ArrayList<>(document.preamble());
        document.clauses().forEach(clause -> parts.add(new Part(Content.of(clause))));
        index();
    }

    PolicyDocument document() {
        return Meaning.of(title, preamble, clauses(), List.of(), List.of());
    }

    private List<Clause> clauses() {
        var clauses = new ArrayList<Clause>(parts.size());
        for (var part : parts) {
            clauses.add(part.content.clause(clauses.size() + 1));
        }
        return clauses;
    }

    private void index() {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).index = i;
        }
        tree = null;
        names = null;
    }

    ClauseTree tree() {
        if (tree == null) {
            name();
        }
        return Objects.requireNonNull(tree);
    }

    ClauseNames names() {
        if (names == null) {
            name();
        }
        return Objects.requireNonNull(names);
    }

    private void name() {
        var addressed = Addresses.of(clauses());
        tree = new ClauseTree(addressed);
        names = new ClauseNames(addressed, tree);
        doubleNumbers = (int) addressed.stream()
                .filter(clause -> clause.path().indexOf('#') >= 0)
                .count();
    }

    int doubleNumbers() {
        names();
        return doubleNumbers;
    }

    int size() {
        return parts.size();
    }

    Part part(int index) {
        return parts.get(index);
    }

    int index(Part part) {
        return part.index;
    }

    String name(Part part) {
        return names().name(part.index);
    }

    List<Part> siblings(Part part) {
        return tree().of(tree().parent(part.index)).stream().map(parts::get).toList();
    }

    boolean hasParts(Part part) {
        return !tree().of(part.index).isEmpty();
    }

    /** The paragraphs of a part; with those of all below it, if wanted. */
    List<Words> words(Part part, boolean all) {
        var words = new ArrayList<Words>();
        int end = all ? tree().end(part.index) : part.index + 1;
        for (int i = part.index; i < end; i++) {
            var one = parts.get(i);
            for (int k = 0; k < one.content.paragraphs().size(); k++) {
                words.add(new ParagraphWords(one, k));
            }
        }
        return words;
    }

    /** Words that can be changed: a paragraph, a caption, a line. */
    interface Words {
        String text();

        void set(String text);
    }

    private record ParagraphWords(Part part, int paragraph) implements Words {
        @Override
        public String text() {
            return part.content.paragraphs().get(paragraph);
        }

        @Override
        public void set(String text) {
            var paragraphs = new ArrayList<>(part.content.paragraphs());
            paragraphs.set(paragraph, text);
            setParagraphs(part, paragraphs);
        }
    }

    static void setParagraphs(Part part, List<String> paragraphs) {
        var old = part.content;
        part.content = new Content(old.marker(), old.level(), old.caption(), paragraphs, old.container());
    }

    void setCaption(Part part, Optional<String> caption) {
        var old = part.content;
        part.content = new Content(old.marker(), old.level(), caption, old.paragraphs(), old.container());
        // 附則 and parts without a number are named by their heading.
        if (old.marker().isEmpty() || part.content.level() == 1) {
            names = null;
            tree = null;
        }
    }

    void setMarker(Part part, String marker) {
        var old = part.content;
        part.content = new Content(marker, old.level(), old.caption(), old.paragraphs(), old.container());
        names = null;
        tree = null;
    }

    /** Takes away a part with all below it. */
    void delete(Part part) {
        parts.subList(part.index, tree().end(part.index)).clear();
        index();
    }

    List<Part> insert(int at, List<Content> contents) {
        var inserted = contents.stream().map(Part::new).toList();
        parts.addAll(at, inserted);
        index();
        return inserted;
    }

    void clear() {
        parts.clear();
        index();
    }

    int end(Part part) {
        return tree().end(part.index);
    }
}
