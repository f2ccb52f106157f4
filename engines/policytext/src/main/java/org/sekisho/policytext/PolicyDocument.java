package org.sekisho.policytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.sekisho.policytext.meaning.Meaning;

/**
 * A policy as read: its clauses in reading order, and what they say about themselves.
 *
 * @param title the name of the instrument, if it is printed
 * @param preamble the lines before the first clause, the title among them
 * @param clauses all clauses in reading order
 * @param history the steps in the life of the instrument, oldest first
 * @param terms what the definitions clause defines, in order
 * @param abbreviations from an abbreviation (以下「…」という。) to the path of the clause that introduces it;
 *     {@value #PREAMBLE} when it stands before the first clause
 * @param references mentions of clauses by number, in reading order
 * @param nonPublic statements that another document is not public
 * @param layout what belongs to the page and not to the policy
 * @param doubts what the reader was unsure of, by line
 */
public record PolicyDocument(
        Optional<String> title,
        List<String> preamble,
        List<Clause> clauses,
        List<HistoryEvent> history,
        List<String> terms,
        SequencedMap<String, String> abbreviations,
        List<Reference> references,
        List<NonPublicStatement> nonPublic,
        List<LayoutLine> layout,
        List<Doubt> doubts) {

    /** The path that stands for the lines before the first clause. */
    public static final String PREAMBLE = "前文";

    public PolicyDocument {
        preamble = List.copyOf(preamble);
        clauses = List.copyOf(clauses);
        history = List.copyOf(history);
        terms = List.copyOf(terms);
        abbreviations = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(abbreviations));
        references = List.copyOf(references);
        nonPublic = List.copyOf(nonPublic);
        layout = List.copyOf(layout);
        doubts = List.copyOf(doubts);
    }

    /** The clause at a path. */
    public Optional<Clause> at(String path) {
        return clauses.stream().filter(clause -> clause.path().equals(path)).findFirst();
    }

    /** The main clauses: articles (第N条) where there are any, otherwise the outermost numbered items. */
    public List<Clause> mainClauses() {
        return clauses.stream()
                .filter(clause -> clause.level() == 1 && !clause.container() && !clause.supplementary())
                .toList();
    }

    /** The clause or container that directly holds the clause at a path; empty for an outermost one. */
    public Optional<Clause> parentOf(String path) {
        int[] holders = holders();
        for (int i = 0; i < holders.length; i++) {
            if (clauses.get(i).path().equals(path)) {
                return holders[i] < 0 ? Optional.empty() : Optional.of(clauses.get(holders[i]));
            }
        }
        return Optional.empty();
    }

    /** The clauses directly below a path, in reading order. */
    public List<Clause> childrenOf(String path) {
        int[] holders = holders();
        List<Clause> children = new ArrayList<>();
        for (int i = 0; i < holders.length; i++) {
            if (holders[i] >= 0 && clauses.get(holders[i]).path().equals(path)) {
                children.add(clauses.get(i));
            }
        }
        return children;
    }

    /** For each clause the index of the clause or container that directly holds it, -1 for an outermost one. */
    public int[] holders() {
        int[] holders = new int[clauses.size()];
        List<Integer> containers = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < holders.length; i++) {
            Clause clause = clauses.get(i);
            boolean outermost = clause.supplementary() && clause.level() == 1;
            if (clause.container() || outermost) {
                open.clear();
            }
            if (outermost) {
                containers.clear();
            }
            List<Integer> above = clause.container() ? containers : open;
            while (!above.isEmpty() && clauses.get(above.getLast()).level() >= clause.level()) {
                above.removeLast();
            }
            int container = containers.isEmpty() ? -1 : containers.getLast();
            holders[i] = above.isEmpty() ? (clause.container() ? -1 : container) : above.getLast();
            above.add(i);
        }
        return holders;
    }

    /**
     * The document after a correction, with paths, terms, abbreviations, references and history found anew.
     *
     * <p>No sign of the text is lost or added; only its place changes.
     *
     * @throws CorrectionRefused if the correction does not fit this document
     */
    public PolicyDocument with(Correction correction) throws CorrectionRefused {
        return Correcting.apply(this, correction);
    }

    /** The document with everything that follows from its text found anew. */
    static PolicyDocument derive(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<LayoutLine> layout,
            List<Doubt> doubts) {
        return Meaning.corrected(title, preamble, clauses, layout, doubts);
    }
}
