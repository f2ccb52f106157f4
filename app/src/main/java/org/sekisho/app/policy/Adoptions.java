package org.sekisho.app.policy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.sekisho.policytext.drafting.PrintedText;
import org.sekisho.policytext.lineage.Lineage;
import org.springframework.stereotype.Component;

/**
 * Makes a text a version of a document, in the transaction of the use case that may do so.
 *
 * <p>Nothing here asks for a permission: the use case does, and it is the one that knows of the decision.
 */
@Component
public final class Adoptions {

    /** Clauses of a version; the longest 対策基準 seen have some hundreds. */
    static final int MOST_CLAUSES = 5_000;

    private static final int MOST_CHILDREN = 500;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NOTE = 1_000;
    private static final int YEARS_AHEAD = 10;
    private static final long MOST_BYTES = 32L << 20;

    private final Documents documents;
    private final Lineages lineages;
    private final DraftLineage draftLineage;
    private final FileStore files;
    private final Time time;

    Adoptions(Documents documents, Lineages lineages, DraftLineage draftLineage, FileStore files, Time time) {
        this.documents = documents;
        this.lineages = lineages;
        this.draftLineage = draftLineage;
        this.files = files;
        this.time = time;
    }

    /**
     * What was decided of a text.
     *
     * @param decidedBy the post that decided
     * @param inForce the first day in force; may lie in the future
     */
    public record Decision(
            String title,
            Instrument instrument,
            Optional<String> instrumentNumber,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            Optional<LocalDate> inForce,
            Disclosure disclosure) {}

    /**
     * A text whose every clause is known to go on from one of the base, or to be new.
     *
     * @param document the document whose version this becomes; founded under that identifier where there is none
     * @param base the version that the text was made from; must stand directly before it on the day it takes effect
     * @param lineage from the clauses of the base to those of the text; empty lists without a base
     * @param correction whether this corrects obvious errors of the base (正誤): the same clauses under the same numbers
     */
    public record Adoption(
            UUID document,
            DocumentKind kind,
            Optional<UUID> base,
            PolicyDocument text,
            Lineage lineage,
            boolean correction,
            Decision decision) {}

    /**
     * The version that came of it.
     *
     * @param kept how many clauses are clauses of the version before
     * @param fresh how many are new
     */
    public record Adopted(UUID document, UUID version, int number, int kept, int fresh) {}

    /**
     * Makes the text a version. Its file is the text itself, as it is printed. The version that was in force until then
     * ends on the day the new one begins.
     *
     * @throws Refusal.Invalid with all that is missing or wrong, by field; the fields are those of {@link Decision}
     * @throws Refusal.Stale if somebody else was faster
     */
    public Adopted adopt(Tx tx, Adoption adoption) {
        var existing = documents.existing(tx, adoption.kind(), adoption.document());
        var incoming = new Incoming(
                adoption.kind(),
                existing,
                adoption.text(),
                adoption.decision(),
                Optional.empty(),
                adoption.base().filter(base -> adoption.correction()));
        checkBase(tx, adoption, existing);
        var put = put(tx, incoming, adoption.document(), () -> file(tx, adoption), other -> exact(tx, adoption, other));
        return new Adopted(put.document(), put.version(), put.number(), put.kept(), put.fresh());
    }

    /** The text as it is printed, kept as the file of its version. */
    private UUID file(Tx tx, Adoption adoption) {
        var bytes = PrintedText.of(adoption.text()).getBytes(StandardCharsets.UTF_8);
        var name = adoption.decision().title().strip().replaceAll("[\\\\/:*?\"<>|]", "_") + ".txt";
        return files.attach(
                tx, files.write(tx.actor(), name, "text/plain", new ByteArrayInputStream(bytes), MOST_BYTES));
    }

    private void checkBase(Tx tx, Adoption adoption, Optional<UUID> existing) {
        var day = adoption.decision().inForce();
        var before = existing.flatMap(document -> documents.versionsOf(tx, document).reversed().stream()
                .filter(other -> day.map(other.validFrom()::isBefore).orElse(true))
                .findFirst()
                .map(DocumentVersion::id));
        boolean first = existing.isEmpty() && adoption.base().isEmpty();
        if (day.isPresent() && !first && !before.equals(adoption.base())) {
            throw new Refusal.Invalid("inForce", Message.of("policy.adopt.base.other"));
        }
        if (adoption.correction() && !correctionOnly(tx, adoption)) {
            throw new Refusal.Invalid("", Message.of("policy.adopt.correction.more"));
        }
    }

    /** Whether text and base have the same clauses in the same order under the same numbers. */
    private boolean correctionOnly(Tx tx, Adoption adoption) {
        if (adoption.base().isEmpty()) {
            return false;
        }
        var before = documents.text(tx, adoption.base().get()).tree().clauses();
        var after = adoption.text().clauses();
        var links = adoption.lineage().links();
        return before.size() == after.size()
                && links.size() == after.size()
                && links.stream()
                        .allMatch(link -> link.before() == link.after()
                                && before.get(link.before())
                                        .path()
                                        .equals(after.get(link.after()).path()));
    }

    private DraftLineage.Compared exact(Tx tx, Adoption adoption, DocumentVersion other) {
        var text = documents.text(tx, other.id());
        if (adoption.base().filter(other.id()::equals).isEmpty()) {
            return draftLineage.compare(tx, adoption.document(), adoption.text(), other);
        }
        return new DraftLineage.Compared(
                other,
                text,
                lineages.clauseVersions(tx, other.id()),
                Correspondence.known(text.tree(), adoption.text(), adoption.lineage()),
                java.util.Map.of());
    }

    /**
     * A text on its way to becoming a version.
     *
     * @param document the document that is continued; empty for a new one
     * @param draft the import that it was
     * @param corrects the version whose obvious errors it corrects
     */
    record Incoming(
            DocumentKind kind,
            Optional<UUID> document,
            PolicyDocument tree,
            Decision decision,
            Optional<UUID> draft,
            Optional<UUID> corrects) {}

    /** What was put in. */
    record Put(UUID document, UUID version, int number, int kept, int fresh, byte[] stored, UUID entry) {}

    Put put(Tx tx, Incoming incoming, Supplier<UUID> file, Function<DocumentVersion, DraftLineage.Compared> comparing) {
        return put(tx, incoming, tx.newId(), file, comparing);
    }

    /**
     * Puts the text in.
     *
     * @param founded the identifier of a document that is founded
     * @param comparing says where the clauses come from, beside the version before it or, where there is none, after it
     */
    private Put put(
            Tx tx,
            Incoming incoming,
            UUID founded,
            Supplier<UUID> file,
            Function<DocumentVersion, DraftLineage.Compared> comparing) {
        var tree = incoming.tree();
        var decision = incoming.decision();
        var siblings = incoming.document()
                .map(document -> documents.versionsOf(tx, document))
                .orElse(List.of());
        var inForce = check(decision, tree, siblings);
        var document = incoming.document().orElseGet(() -> documents.found(tx, founded, incoming.kind()));
        var version = tx.newId();
        var earlier = last(siblings, other -> other.validFrom().isBefore(inForce));
        var later = first(siblings, other -> other.validFrom().isAfter(inForce));
        var compared = DraftLineage.neighbour(siblings, Optional.of(inForce)).map(comparing);
        var fresh = new HashSet<UUID>();
        var text = new VersionText(version, tree, identities(tx, tree, compared, fresh));
        var accepted = new DocumentVersion(
                version,
                document,
                incoming.kind(),
                documents.nextNumber(tx, document),
                decision.title().strip(),
                decision.instrument(),
                decision.instrumentNumber().map(String::strip).filter(Predicate.not(String::isEmpty)),
                decision.disclosure(),
                decision.decidedOn(),
                decision.decidedBy().map(String::strip).filter(Predicate.not(String::isEmpty)),
                inForce,
                later.map(DocumentVersion::validFrom),
                file.get(),
                incoming.corrects(),
                tx.now());

        var stored = PolicyTrees.stored(tree);
        var entry = enter(tx, accepted, incoming.draft(), stored, earlier);
        documents.addText(tx, accepted, stored, entry);
        documents.addVersion(tx, accepted, entry);
        earlier.filter(before -> before.holdsOn(inForce)).ifPresent(before -> {
            documents.supersede(tx, before.id());
            documents.addVersion(tx, before.endingOn(inForce), entry);
        });
        var clauses = documents.addClauses(tx, document, text, fresh);
        enterClauses(tx, text, fresh, compared);
        compared.ifPresent(with -> draftLineage.record(tx, with, version, inForce, clauses, entry));
        tx.publish(new DocumentAccepted(tx.newId(), tx.actor().body(), document, version, inForce, tx.now()));
        return new Put(
                document,
                version,
                accepted.number(),
                text.clauses().size() - fresh.size(),
                fresh.size(),
                stored,
                entry);
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

    private LocalDate check(Decision decision, PolicyDocument tree, List<DocumentVersion> siblings) {
        var problems = new ArrayList<Refusal.Problem>();
        if (tree.clauses().isEmpty()) {
            problems.add(problem("", "policy.accept.no-clauses"));
        }
        if (tree.clauses().size() > MOST_CLAUSES) {
            problems.add(
                    problem("", "policy.accept.too-many-clauses", tree.clauses().size(), MOST_CLAUSES));
        }
        if (decision.title().isBlank()) {
            problems.add(problem("title", "policy.accept.title.missing"));
        }
        checkText(problems, "title", decision.title(), LONGEST_TITLE);
        checkText(problems, "instrumentNumber", decision.instrumentNumber().orElse(""), LONGEST_TITLE);
        checkText(problems, "decidedBy", decision.decidedBy().orElse(""), LONGEST_TITLE);
        decision.decidedOn()
                .filter(day -> day.isAfter(time.today()))
                .ifPresent(day -> problems.add(problem("decidedOn", "policy.accept.decided.future")));
        decision.decidedOn()
                .filter(day -> day.isBefore(Wareki.FIRST))
                .ifPresent(day -> problems.add(problem("decidedOn", "policy.accept.day.outside")));
        if (decision.inForce().isEmpty()) {
            problems.add(problem("inForce", "policy.accept.in-force.missing"));
        }
        decision.inForce()
                .filter(day ->
                        day.isBefore(Wareki.FIRST) || day.isAfter(time.today().plusYears(YEARS_AHEAD)))
                .ifPresent(day -> problems.add(problem("inForce", "policy.accept.day.outside")));
        decision.inForce()
                .filter(day ->
                        siblings.stream().anyMatch(other -> other.validFrom().equals(day)))
                .ifPresent(day -> problems.add(problem("inForce", "policy.accept.in-force.taken")));
        if (decision.disclosure() instanceof Disclosure.NonPublic(String reason)) {
            if (reason.isBlank()) {
                problems.add(problem("reason", "policy.accept.reason.missing"));
            }
            checkText(problems, "reason", reason, LONGEST_NOTE);
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return decision.inForce().orElseThrow();
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

    private static UUID enter(
            Tx tx, DocumentVersion accepted, Optional<UUID> draft, byte[] stored, Optional<DocumentVersion> earlier) {
        var act = Act.of("policy.version.accepted", "document", accepted.document())
                .after("version", accepted.id())
                .after("number", accepted.number())
                .after("kind", accepted.kind())
                .after("draft", draft)
                .after("corrects", accepted.corrects())
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
