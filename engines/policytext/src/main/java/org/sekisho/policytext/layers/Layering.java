package org.sekisho.policytext.layers;

import java.util.List;
import org.sekisho.policytext.PolicyDocument;

/**
 * What the clauses of a document are proposed to carry out of the document above it.
 *
 * <p>Clauses are named by their index in {@code clauses()} of their document. A clause without a link came too near to
 * none.
 *
 * @param links by the lower clause, the surest first
 */
public record Layering(List<Link> links) {

    /** A link with less is not proposed. */
    public static final double LEAST = 0.35;

    /** A link with this score or more may be confirmed with the others of its chapter without being looked at. */
    public static final double SURE = 0.65;

    public Layering {
        links = List.copyOf(links);
    }

    /** What weighed most in a proposal. */
    public enum Ground {
        /** The text names the upper clause by its number (基本方針6(4)). */
        REFERENCE,
        /** The headings say the same. */
        CAPTION,
        /** The heading or the text speaks of a matter that belongs to the measure that the upper clause names. */
        MATTER,
        /** Words that are rare above stand in both. */
        WORDS,
        /** The chapter or article that holds it carries the upper clause out, and nothing of its own says otherwise. */
        CONTAINER
    }

    /**
     * A reason in words.
     *
     * @param ja in Japanese
     * @param en in English
     */
    public record Why(String ja, String en) {}

    /**
     * One proposal.
     *
     * @param lower index of the clause that carries out
     * @param upper index of the clause that is carried out
     * @param score 0 to 1
     * @param inherited whether it comes from the clause that holds it and not from its own words
     */
    public record Link(int lower, int upper, double score, Ground ground, Why why, boolean inherited) {}

    /** The links of a lower clause, the surest first. */
    public List<Link> of(int lower) {
        return links.stream().filter(link -> link.lower() == lower).toList();
    }

    /** Proposes the links of a document to the one above it: the same for the same texts. */
    public static Layering propose(PolicyDocument upper, PolicyDocument lower) {
        return new Layering(new Proposing(upper, lower).links());
    }
}
