package org.sekisho.policytext.lineage;

import java.util.List;
import java.util.Optional;

/**
 * Where the clauses of a version come from: many to many.
 *
 * <p>Clauses are named by their index in {@code clauses()} of their document. Every clause of the later version stands
 * in a link or in {@code fresh}, every clause of the earlier one in a link or in {@code removed}.
 *
 * @param links by the later clause, then by the earlier one
 * @param fresh clauses of the later version that come from none (新設)
 * @param removed clauses of the earlier version that go on in none (削除)
 */
public record Lineage(List<Link> links, List<Alone> fresh, List<Alone> removed) {

    /**
     * A link with this score or more may stand without being looked at.
     *
     * <p>Of 1,600 pairs of seeded revisions (39,800 links, {@code LineageTest}) every wrong link scored less; so did two
     * in a hundred of the right ones, most of them rewritten.
     */
    public static final double SURE = 0.65;

    /**
     * A clause without a link whose nearest one scores less than this is surely new, or surely removed.
     *
     * <p>In the same revisions two in a hundred of the clauses that were new or removed came nearer than this.
     */
    public static final double FAR = 0.15;

    public Lineage {
        links = List.copyOf(links);
        fresh = List.copyOf(fresh);
        removed = List.copyOf(removed);
    }

    /** How a later clause comes from an earlier one. */
    public enum Kind {
        /** The same provision, with the same or nearly the same words. */
        KEPT,
        /** The same place and purpose, written anew. */
        REPLACED,
        /** One of several clauses into which an earlier one was parted. */
        SPLIT,
        /** One of several clauses that were put together in the later one. */
        MERGED;

        /** The kind of the same link when the versions change places. */
        public Kind mirrored() {
            return switch (this) {
                case KEPT, REPLACED -> this;
                case SPLIT -> MERGED;
                case MERGED -> SPLIT;
            };
        }
    }

    /** What weighed most in the decision. */
    public enum Ground {
        /** Heading and text are the same, but for spaces, width and punctuation. */
        SAME_TEXT,
        SIMILAR_TEXT,
        CAPTION,
        /** The clauses below it belong together. */
        PARTS,
        /** The clause above it and its neighbours belong together. */
        PLACE
    }

    /**
     * One earlier clause that goes on in one later clause.
     *
     * @param score 0 to 1: how surely; lower where another clause would do nearly as well
     * @param ground what weighed most
     */
    public record Link(int before, int after, Kind kind, double score, Ground ground) {}

    /**
     * A clause without a counterpart.
     *
     * @param nearest the clause of the other version that came nearest, if any was worth a look
     */
    public record Alone(int clause, Optional<Near> nearest) {}

    /** @param score 0 to 1: how much alike the two are; for one that has a counterpart, without what that took */
    public record Near(int clause, double score) {}

    /** The links of a later clause. */
    public List<Link> to(int after) {
        return links.stream().filter(link -> link.after() == after).toList();
    }

    /** The links of an earlier clause. */
    public List<Link> from(int before) {
        return links.stream().filter(link -> link.before() == before).toList();
    }
}
