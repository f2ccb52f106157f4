package org.sekisho.app.policy.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.VersionText;
import org.sekisho.app.shared.web.ui.Term;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.NonPublicStatement;
import org.sekisho.policytext.PolicyDocument;

/**
 * The text of a version made ready for reading: what can be followed is found once, and the page only prints.
 *
 * @param preamble the lines before the first clause, without the title
 * @param outline the parts that the outline at the side names: containers, main clauses, 附則
 * @param terms terms and abbreviations with their definitions
 */
public record ReadableText(
        UUID version,
        List<String> preamble,
        List<Part> parts,
        List<Part> outline,
        Collection<Term> terms,
        List<HistoryEvent> history,
        List<NonPublicStatement> nonPublic) {

    /**
     * A clause on the page.
     *
     * @param id its id in the page
     * @param address its address as people say it: 6(3)②
     * @param permanent where the clause is found in any version
     * @param clause the identity that stays from version to version
     * @param heading depth of its heading in the page, from 2; 0 if it has none
     * @param mentionedIn the clauses that mention this one
     */
    public record Part(
            String id,
            String address,
            String permanent,
            UUID clause,
            String marker,
            int level,
            Optional<String> caption,
            int heading,
            boolean container,
            boolean supplementary,
            List<List<Piece>> paragraphs,
            List<Link> mentionedIn) {

        /** What the outline calls it. */
        public String name() {
            return caption.map(words -> marker.isEmpty() ? words : marker + " " + words)
                    .orElse(marker);
        }

        public String href() {
            return Anchors.inPage(address);
        }
    }

    /** Where a clause stands in the page; the preamble has a place too. */
    public static String href(String path) {
        return Anchors.inPage(path);
    }

    /** The id of what stands before the first clause. */
    public static final String PREAMBLE_ID = Anchors.id(PolicyDocument.PREAMBLE);

    /** A link to another clause of the page. */
    public record Link(String address, String href) {}

    static ReadableText of(VersionText text) {
        var tree = text.tree();
        var linking = Linking.of(tree);
        var mentionedIn = mentionedIn(tree);
        boolean containers = tree.clauses().stream().anyMatch(Clause::container);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < tree.clauses().size(); i++) {
            var clause = tree.clauses().get(i);
            parts.add(new Part(
                    Anchors.id(clause.path()),
                    clause.path(),
                    Anchors.permanent(clause.path()),
                    text.clauses().get(i),
                    clause.marker(),
                    clause.level(),
                    clause.caption(),
                    heading(clause, containers),
                    clause.container(),
                    clause.supplementary(),
                    linking.paragraphs(clause),
                    mentionedIn.getOrDefault(clause.path(), new LinkedHashSet<>()).stream()
                            .map(from -> new Link(from, Anchors.inPage(from)))
                            .toList()));
        }
        return new ReadableText(
                text.version(),
                tree.preamble().stream()
                        .filter(line -> tree.title().filter(line::equals).isEmpty())
                        .toList(),
                List.copyOf(parts),
                parts.stream()
                        .filter(part -> part.container() || part.level() == 1)
                        .toList(),
                List.copyOf(linking.terms().values()),
                tree.history(),
                tree.nonPublic());
    }

    private static int heading(Clause clause, boolean containers) {
        if (clause.container()) {
            return clause.level() == 1 ? 2 : 3;
        }
        if (clause.level() == 1) {
            return containers && !clause.supplementary() ? 3 : 2;
        }
        return clause.caption().isPresent() ? (containers ? 4 : 3) : 0;
    }

    private static Map<String, LinkedHashSet<String>> mentionedIn(PolicyDocument tree) {
        var found = new LinkedHashMap<String, LinkedHashSet<String>>();
        tree.references()
                .forEach(reference -> reference.to().stream()
                        .filter(to -> !to.equals(reference.from()))
                        .forEach(to -> found.computeIfAbsent(to, k -> new LinkedHashSet<>())
                                .add(reference.from())));
        return found;
    }
}
