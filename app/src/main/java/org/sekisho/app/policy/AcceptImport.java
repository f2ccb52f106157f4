package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.springframework.stereotype.Service;

/** Makes a draft a version of a document, in force from its day on. */
@Service
public final class AcceptImport {

    /** Clauses of a version; the longest 対策基準 seen have some hundreds. */
    static final int MOST_CLAUSES = 5_000;

    private static final int MOST_CHILDREN = 500;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NOTE = 1_000;
    private static final int YEARS_AHEAD = 10;

    private final Work work;
    private final Drafts drafts;
    private final Documents documents;
    private final DraftLineage draftLineage;
    private final Time time;

    AcceptImport(Work work, Drafts drafts, Documents documents, DraftLineage draftLineage, Time time) {
        this.work = work;
        this.drafts = drafts;
        this.documents = documents;
        this.draftLineage = draftLineage;
        this.time = time;
    }

    /**
     * What a person confirms.
     *
     * @param number the number of the draft's version that the actor saw
     * @param document the document whose new version this is; empty for a new document. The policy of a body is one
     *     document: where there is one, it is taken
     * @param inForce the first day in force; may lie in the future
     */
    public record Input(
            UUID draft,
            int number,
            Optional<UUID> document,
            String title,
            Instrument instrument,
            Optional<String> instrumentNumber,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            Optional<LocalDate> inForce,
            Disclosure disclosure) {

        /** As the document itself proposes, and public. */
        public static Input proposed(BeginImport.Begun begun) {
            var proposal = begun.proposal();
            return new Input(
                    begun.draft(),
                    begun.number(),
                    proposal.document(),
                    proposal.title(),
                    proposal.instrument(),
                    proposal.instrumentNumber(),
                    proposal.decidedOn(),
                    proposal.decidedBy(),
                    proposal.inForce(),
                    new Disclosure.Public());
        }

        /** The same, in force from another day. */
        public Input inForceFrom(LocalDate day) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    Optional.of(day),
                    disclosure);
        }

        /** The same, decided on a day by the holder of a post. */
        public Input decided(LocalDate day, String by) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    Optional.of(day),
                    Optional.of(by),
                    inForce,
                    disclosure);
        }

        /** The same, under another title. */
        public Input titled(String other) {
            return new Input(
                    draft,
                    number,
                    document,
                    other,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    inForce,
                    disclosure);
        }

        /** The same, not public for a reason. */
        public Input nonPublic(String reason) {
            return new Input(
                    draft,
                    number,
                    document,
                    title,
                    instrument,
                    instrumentNumber,
                    decidedOn,
                    decidedBy,
                    inForce,
                    new Disclosure.NonPublic(reason));
        }
    }

    /**
     * The version that came of it.
     *
     * @param kept how many clauses are clauses of the version before
     * @param fresh how many are new
     */
    public record Accepted(UUID document, UUID version, int kept, int fresh) {}

    /**
     * Accepts. The version that was in force until then ends on the day the new one begins.
     *
     * <p>The clauses are compared with those of the version before it, or after it where there is none before. What the
     * comparison is unsure of must have been decided ({@link ConfirmLineage}).
     *
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid with all that is missing or wrong, by field
     */
    public Accepted accept(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            var tree = drafts.tree(tx, head);
            var existing = documents.continued(tx, head.kind(), input.document());
            var siblings =
                    existing.map(document -> documents.versionsOf(tx, document)).orElse(List.of());
            var inForce = check(input, tree, siblings);

            var document = existing.orElseGet(() -> documents.found(tx, head.kind()));
            var version = tx.newId();
            var earlier = last(siblings, other -> other.validFrom().isBefore(inForce));
            var later = first(siblings, other -> other.validFrom().isAfter(inForce));
            var compared = DraftLineage.neighbour(siblings, Optional.of(inForce))
                    .map(other -> draftLineage.compare(tx, head.draft(), tree, other));
            compared.ifPresent(AcceptImport::checkDecided);
            var fresh = new HashSet<UUID>();
            var text = new VersionText(version, tree, identities(tx, tree, compared, fresh));
            var accepted = new DocumentVersion(
                    version,
                    document,
                    head.kind(),
                    documents.nextNumber(tx, document),
                    input.title().strip(),
                    input.instrument(),
                    input.instrumentNumber().map(String::strip).filter(Predicate.not(String::isEmpty)),
                    input.disclosure(),
                    input.decidedOn(),
                    input.decidedBy().map(String::strip).filter(Predicate.not(String::isEmpty)),
                    inForce,
                    later.map(DocumentVersion::validFrom),
                    head.file(),
                    tx.now());

            var stored = PolicyTrees.stored(tree);
            var entry = enter(tx, accepted, head.draft(), stored, earlier);
            documents.addText(tx, version, document, accepted.number(), stored, head.file(), entry);
            documents.addVersion(tx, accepted, entry);
            earlier.filter(before -> before.holdsOn(inForce)).ifPresent(before -> {
                documents.supersede(tx, before.id());
                documents.addVersion(tx, endingOn(before, inForce), entry);
            });
            var clauses = documents.addClauses(tx, document, text, fresh);
            enterClauses(tx, text, fresh, compared);
            compared.ifPresent(with -> draftLineage.record(tx, with, version, inForce, clauses, entry));
            drafts.add(
                    tx,
                    head.draft(),
                    new Drafts.Next(
                            head.number() + 1, Optional.empty(), new Change("accept", ""), DraftState.ACCEPTED, stored),
                    entry);
            tx.publish(new DocumentAccepted(tx.newId(), actor.body(), document, version, inForce, tx.now()));
            return new Accepted(document, version, text.clauses().size() - fresh.size(), fresh.size());
        });
    }

    private static void checkDecided(DraftLineage.Compared compared) {
        int undecided = compared.correspondence().undecided().size();
        if (undecided > 0) {
            throw new Refusal.Invalid("", Message.of("policy.accept.lineage.undecided", undecided));
        }
    }

    /** One identity per clause: that of the clause it carries on, or a fresh one. */
    private static List<UUID> identities(
            Tx tx, PolicyDocument tree, Optional<DraftLineage.Compared> compared, HashSet<UUID> fresh) {
        var carried = compared.map(with -> with.correspondence().carriedOn().stream()
                        .map(index -> index.map(with.text().clauses()::get))
                        .toList())
                .orElseGet(() -> Collections.nCopies(tree.clauses().size(), Optional.empty()));
        return carried.stream()
                .map(id -> id.orElseGet(() -> {
                    var own = tx.newId();
                    fresh.add(own);
                    return own;
                }))
                .toList();
    }

    private LocalDate check(Input input, PolicyDocument tree, List<DocumentVersion> siblings) {
        var problems = new ArrayList<Refusal.Problem>();
        if (tree.clauses().isEmpty()) {
            problems.add(problem("", "policy.accept.no-clauses"));
        }
        if (tree.clauses().size() > MOST_CLAUSES) {
            problems.add(
                    problem("", "policy.accept.too-many-clauses", tree.clauses().size(), MOST_CLAUSES));
        }
        if (input.title().isBlank()) {
            problems.add(problem("title", "policy.accept.title.missing"));
        }
        checkText(problems, "title", input.title(), LONGEST_TITLE);
        checkText(problems, "instrumentNumber", input.instrumentNumber().orElse(""), LONGEST_TITLE);
        checkText(problems, "decidedBy", input.decidedBy().orElse(""), LONGEST_TITLE);
        input.decidedOn()
                .filter(day -> day.isAfter(time.today()))
                .ifPresent(day -> problems.add(problem("decidedOn", "policy.accept.decided.future")));
        input.decidedOn()
                .filter(day -> day.isBefore(Wareki.FIRST))
                .ifPresent(day -> problems.add(problem("decidedOn", "policy.accept.day.outside")));
        if (input.inForce().isEmpty()) {
            problems.add(problem("inForce", "policy.accept.in-force.missing"));
        }
        input.inForce()
                .filter(day ->
                        day.isBefore(Wareki.FIRST) || day.isAfter(time.today().plusYears(YEARS_AHEAD)))
                .ifPresent(day -> problems.add(problem("inForce", "policy.accept.day.outside")));
        input.inForce()
                .filter(day ->
                        siblings.stream().anyMatch(other -> other.validFrom().equals(day)))
                .ifPresent(day -> problems.add(problem("inForce", "policy.accept.in-force.taken")));
        if (input.disclosure() instanceof Disclosure.NonPublic(String reason)) {
            if (reason.isBlank()) {
                problems.add(problem("reason", "policy.accept.reason.missing"));
            }
            checkText(problems, "reason", reason, LONGEST_NOTE);
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return input.inForce().orElseThrow();
    }

    private static void checkText(List<Refusal.Problem> problems, String field, String text, int longest) {
        if (text.length() > longest) {
            problems.add(problem(field, "policy.accept.too-long", longest));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(problem(field, "policy.accept.control-signs"));
        }
    }

    private static Refusal.Problem problem(String field, String key, Object... arguments) {
        return new Refusal.Problem(field, Message.of(key, arguments));
    }

    private static Optional<DocumentVersion> last(List<DocumentVersion> versions, Predicate<DocumentVersion> which) {
        return versions.reversed().stream().filter(which).findFirst();
    }

    private static Optional<DocumentVersion> first(List<DocumentVersion> versions, Predicate<DocumentVersion> which) {
        return versions.stream().filter(which).findFirst();
    }

    private static DocumentVersion endingOn(DocumentVersion version, LocalDate day) {
        return new DocumentVersion(
                version.id(),
                version.document(),
                version.kind(),
                version.number(),
                version.title(),
                version.instrument(),
                version.instrumentNumber(),
                version.disclosure(),
                version.decidedOn(),
                version.decidedBy(),
                version.validFrom(),
                Optional.of(day),
                version.file(),
                version.enteredAt());
    }

    private static UUID enter(
            Tx tx, DocumentVersion accepted, UUID draft, byte[] stored, Optional<DocumentVersion> earlier) {
        var act = Act.of("policy.version.accepted", "document", accepted.document())
                .after("version", accepted.id())
                .after("number", accepted.number())
                .after("kind", accepted.kind())
                .after("draft", draft)
                .after("title", accepted.title())
                .after("instrument", accepted.instrument())
                .after("instrumentNumber", accepted.instrumentNumber())
                .after("public", accepted.isPublic())
                .after("decidedOn", accepted.decidedOn())
                .after("decidedBy", accepted.decidedBy())
                .after("validFrom", accepted.validFrom())
                .after("validTo", accepted.validTo())
                .after("tree", PolicyTrees.digest(stored));
        if (accepted.disclosure() instanceof Disclosure.NonPublic(String reason)) {
            act.after("nonPublicReason", reason);
        }
        earlier.filter(before -> before.holdsOn(accepted.validFrom()))
                .ifPresent(before -> act.child("version", before.id())
                        .before("validTo", before.validTo())
                        .after("validTo", accepted.validFrom()));
        return tx.enter(act);
    }

    /** The clauses and where they come from, in as many entries as the bound on children asks for. */
    private static void enterClauses(
            Tx tx, VersionText text, HashSet<UUID> fresh, Optional<DraftLineage.Compared> compared) {
        var clauses = text.tree().clauses();
        for (int from = 0; from < clauses.size(); from += MOST_CHILDREN) {
            int to = Math.min(from + MOST_CHILDREN, clauses.size());
            var act = Act.of("policy.clauses.recorded", "version", text.version())
                    .after("comparedWith", compared.map(with -> with.other().id()))
                    .after("from", from)
                    .after("to", to);
            for (int i = from; i < to; i++) {
                int index = i;
                var id = text.clauses().get(i);
                var child = act.child("clause", id)
                        .after("path", clauses.get(i).path())
                        .after("new", fresh.contains(id));
                compared.ifPresent(with -> enterOrigin(child, with, index));
            }
            tx.enter(act);
        }
    }

    private static void enterOrigin(Act.Change child, DraftLineage.Compared compared, int clause) {
        var ties = compared.correspondence().tiesTo(clause);
        child.after(
                        "fate",
                        ties.stream().map(Correspondence.Tie::fate).findFirst().orElse(Fate.NEW))
                .after(
                        "comesFrom",
                        ties.stream()
                                .map(tie -> compared.text().clauses().get(tie.before()))
                                .toList())
                .after("decidedBy", compared.decider(clause));
    }
}
