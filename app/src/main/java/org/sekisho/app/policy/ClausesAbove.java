package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.layers.Layering;
import org.springframework.stereotype.Service;

/** Reads which clauses above the clauses of a version carry out (上位の条項): what people confirmed, and what is proposed. */
@Service
public final class ClausesAbove {

    private static final int MOST_KEPT = 32;

    /** How it stands with one clause. */
    public enum State {
        /** A person confirmed it. */
        CONFIRMED,
        /** A person confirmed that it carries out no clause above. */
        CONFIRMED_NONE,
        /** The program proposes it. */
        PROPOSED,
        /** Nobody decided, and nothing is near enough to be proposed. */
        NONE
    }

    /**
     * One clause of the lower document.
     *
     * @param index in its text
     * @param uppers indexes in the text above, confirmed or proposed
     * @param proposed what the program proposes, the surest first, also where a person decided
     * @param gone how many confirmed clauses are no longer in the document above
     */
    public record OfClause(int index, State state, List<Integer> uppers, List<Layering.Link> proposed, int gone) {
        public OfClause {
            uppers = List.copyOf(uppers);
            proposed = List.copyOf(proposed);
        }
    }

    /**
     * A version beside the one above it.
     *
     * @param clauses those that can carry something out: all but 附則
     */
    public record Above(PolicyInForce.InFull lower, PolicyInForce.InFull upper, List<OfClause> clauses) {
        public Above {
            clauses = List.copyOf(clauses);
        }

        public Optional<OfClause> at(int index) {
            return clauses.stream().filter(one -> one.index() == index).findFirst();
        }

        /** The clauses of the chapter that begins at an index: it, and what it holds. */
        public List<OfClause> chapter(int begin) {
            var holders = lower.text().tree().holders();
            return clauses.stream()
                    .filter(one -> outermost(holders, one.index()) == begin)
                    .toList();
        }

        /** Where the chapters begin. */
        public List<Integer> chapters() {
            var holders = lower.text().tree().holders();
            return clauses.stream()
                    .map(OfClause::index)
                    .filter(index -> holders[index] < 0)
                    .toList();
        }

        private static int outermost(int[] holders, int index) {
            int at = index;
            while (holders[at] >= 0) {
                at = holders[at];
            }
            return at;
        }

        public long count(State state) {
            return clauses.stream().filter(one -> one.state() == state).count();
        }
    }

    private record Pair(UUID upper, UUID lower) {}

    private final Work work;
    private final Documents documents;
    private final ClauseLinks links;
    private final Time time;
    private final Readable readable;
    private final Map<Pair, Layering> proposals = new ConcurrentHashMap<>();

    ClausesAbove(Work work, Documents documents, ClauseLinks links, Time time, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.links = links;
        this.time = time;
        this.readable = readable;
    }

    /**
     * The clauses above those of a version; empty for the policy itself, and while there is no document above that the
     * actor may read.
     *
     * @throws Refusal.NotFound if there is no such version, or none for this actor
     */
    public Optional<Above> of(Actor actor, UUID version) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            readable.show(tx, documents.version(tx, version));
            return of(tx, version);
        });
    }

    Optional<Above> of(Tx tx, UUID version) {
        var lower = documents.version(tx, version);
        if (!readable.by(tx, lower)) {
            throw new Refusal.NotFound("version");
        }
        return documents.above(tx, lower.document()).flatMap(document -> beside(tx, lower, document));
    }

    private Optional<Above> beside(Tx tx, DocumentVersion lower, UUID document) {
        var versions = readable.by(tx, documents.versionsOf(tx, document));
        return neighbour(versions, lower).map(upper -> {
            var lowerText = documents.text(tx, lower.id());
            var upperText = documents.text(tx, upper.id());
            return new Above(
                    new PolicyInForce.InFull(lower, lowerText),
                    new PolicyInForce.InFull(upper, upperText),
                    clauses(
                            lowerText,
                            upperText,
                            links.of(tx, lowerText.clauses()),
                            dayOf(lower, upper),
                            propose(upperText, lowerText)));
        });
    }

    /** The version above that is in force with the lower one: today, or on the last or the first day of the lower one. */
    private Optional<DocumentVersion> neighbour(List<DocumentVersion> versions, DocumentVersion lower) {
        var today = time.today();
        var day = lower.validFrom().isAfter(today)
                ? lower.validFrom()
                : lower.validTo()
                        .filter(end -> !end.isAfter(today))
                        .map(end -> end.minusDays(1))
                        .orElse(today);
        return versions.reversed().stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** The first day on which two versions stand one above the other. */
    static LocalDate dayOf(DocumentVersion lower, DocumentVersion upper) {
        return lower.validFrom().isAfter(upper.validFrom()) ? lower.validFrom() : upper.validFrom();
    }

    /** Texts never change, so they are compared once. */
    private Layering propose(VersionText upper, VersionText lower) {
        if (proposals.size() > MOST_KEPT) {
            proposals.clear();
        }
        return proposals.computeIfAbsent(
                new Pair(upper.version(), lower.version()), pair -> Layering.propose(upper.tree(), lower.tree()));
    }

    private static List<OfClause> clauses(
            VersionText lower, VersionText upper, List<ClauseLinks.Row> rows, LocalDate day, Layering layering) {
        var decided = new HashMap<UUID, List<ClauseLinks.Row>>();
        rows.stream()
                .filter(row -> row.span().contains(day))
                .forEach(row -> decided.computeIfAbsent(row.lower(), k -> new ArrayList<>())
                        .add(row));
        var clauses = new ArrayList<OfClause>();
        for (int i = 0; i < lower.clauses().size(); i++) {
            if (!lower.tree().clauses().get(i).supplementary()) {
                clauses.add(clause(i, decided.getOrDefault(lower.clauses().get(i), List.of()), upper, layering.of(i)));
            }
        }
        return clauses;
    }

    private static OfClause clause(
            int index, List<ClauseLinks.Row> rows, VersionText upper, List<Layering.Link> proposed) {
        var confirmed = new TreeSet<Integer>();
        int gone = 0;
        for (var row : rows) {
            if (row.upper().isPresent()) {
                int at = upper.clauses().indexOf(row.upper().get());
                if (at < 0) {
                    gone++;
                } else {
                    confirmed.add(at);
                }
            }
        }
        if (!confirmed.isEmpty()) {
            return new OfClause(index, State.CONFIRMED, List.copyOf(confirmed), proposed, gone);
        }
        if (!rows.isEmpty() && gone == 0) {
            return new OfClause(index, State.CONFIRMED_NONE, List.of(), proposed, 0);
        }
        var uppers = proposed.stream().map(Layering.Link::upper).toList();
        return new OfClause(index, uppers.isEmpty() ? State.NONE : State.PROPOSED, uppers, proposed, gone);
    }
}
