package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.CLAUSE;
import static org.sekisho.schema.tables.Tables.CLAUSE_VERSION;
import static org.sekisho.schema.tables.Tables.DOCUMENT;
import static org.sekisho.schema.tables.Tables.DOCUMENT_TEXT;
import static org.sekisho.schema.tables.Tables.DOCUMENT_VERSION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Repository;

/** Documents, their versions in two times, and the clauses of each version. */
@Repository
final class Documents {

    private static final int BATCH = 500;

    private final PolicyTrees trees;
    private final VersionTexts texts;
    private final DocumentParents parents;

    Documents(PolicyTrees trees, VersionTexts texts, DocumentParents parents) {
        this.trees = trees;
        this.texts = texts;
        this.parents = parents;
    }

    /** All versions of one layer, as known at the time that is asked for, by the day they are in force from. */
    List<DocumentVersion> versions(Tx tx, DocumentKind kind, AsOf asOf) {
        return versions(tx, DOCUMENT.KIND.eq(kind.name()).and(knownAt(asOf)));
    }

    /** All versions of all documents, as known at the time that is asked for. */
    List<DocumentVersion> versions(Tx tx, AsOf asOf) {
        return versions(tx, knownAt(asOf));
    }

    /** All versions of all documents as known now. */
    List<DocumentVersion> versions(Tx tx) {
        return versions(tx, DOCUMENT_VERSION.SUPERSEDED_AT.isNull());
    }

    /** The versions of one document as known now. */
    List<DocumentVersion> versionsOf(Tx tx, UUID document) {
        return versions(tx, DOCUMENT.ID.eq(document).and(DOCUMENT_VERSION.SUPERSEDED_AT.isNull()));
    }

    /** @throws Refusal.NotFound if the body has no such version */
    DocumentVersion version(Tx tx, UUID version) {
        return versions(tx, DOCUMENT_TEXT.ID.eq(version).and(DOCUMENT_VERSION.SUPERSEDED_AT.isNull())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("version"));
    }

    private static Condition knownAt(AsOf asOf) {
        return Register.known(asOf, DOCUMENT_VERSION.ENTERED_AT, DOCUMENT_VERSION.SUPERSEDED_AT);
    }

    private List<DocumentVersion> versions(Tx tx, Condition condition) {
        var v = DOCUMENT_VERSION;
        var t = DOCUMENT_TEXT;
        return tx.sql()
                .select(
                        t.ID,
                        DOCUMENT.ID,
                        DOCUMENT.KIND,
                        t.NUMBER,
                        v.TITLE,
                        v.INSTRUMENT,
                        v.INSTRUMENT_NUMBER,
                        v.NON_PUBLIC_REASON,
                        v.DECIDED_ON,
                        v.DECIDED_BY,
                        v.VALID_FROM,
                        v.VALID_TO,
                        t.FILE_ID,
                        t.CORRECTS_ID,
                        v.ENTERED_AT)
                .from(v)
                .join(t)
                .on(t.BODY_ID.eq(v.BODY_ID), t.ID.eq(v.TEXT_ID))
                .join(DOCUMENT)
                .on(DOCUMENT.BODY_ID.eq(t.BODY_ID), DOCUMENT.ID.eq(t.DOCUMENT_ID))
                .where(v.BODY_ID.eq(tx.body()), condition)
                .orderBy(v.VALID_FROM, t.NUMBER)
                .fetch(Documents::version);
    }

    private static DocumentVersion version(Record row) {
        var v = DOCUMENT_VERSION;
        return new DocumentVersion(
                row.get(DOCUMENT_TEXT.ID),
                row.get(DOCUMENT.ID),
                DocumentKind.valueOf(row.get(DOCUMENT.KIND)),
                row.get(DOCUMENT_TEXT.NUMBER),
                row.get(v.TITLE),
                Instrument.valueOf(row.get(v.INSTRUMENT)),
                Optional.ofNullable(row.get(v.INSTRUMENT_NUMBER)),
                Optional.ofNullable(row.get(v.NON_PUBLIC_REASON))
                        .<Disclosure>map(Disclosure.NonPublic::new)
                        .orElseGet(Disclosure.Public::new),
                Optional.ofNullable(row.get(v.DECIDED_ON)),
                Optional.ofNullable(row.get(v.DECIDED_BY)),
                row.get(v.VALID_FROM),
                Optional.ofNullable(row.get(v.VALID_TO)),
                row.get(DOCUMENT_TEXT.FILE_ID),
                Optional.ofNullable(row.get(DOCUMENT_TEXT.CORRECTS_ID)),
                row.get(v.ENTERED_AT).toInstant());
    }

    /** The text of a version whose row was read in this transaction; two statements if it is not in memory. */
    VersionText text(Tx tx, UUID version) {
        return texts.get(tx.actor().body(), version, () -> {
            var stored = tx.sql()
                    .select(DOCUMENT_TEXT.TREE)
                    .from(DOCUMENT_TEXT)
                    .where(DOCUMENT_TEXT.BODY_ID.eq(tx.body()), DOCUMENT_TEXT.ID.eq(version))
                    .fetchOptional(DOCUMENT_TEXT.TREE)
                    .orElseThrow(() -> new Refusal.NotFound("version"));
            var clauses = tx.sql()
                    .select(CLAUSE_VERSION.CLAUSE_ID)
                    .from(CLAUSE_VERSION)
                    .where(CLAUSE_VERSION.BODY_ID.eq(tx.body()), CLAUSE_VERSION.TEXT_ID.eq(version))
                    .orderBy(CLAUSE_VERSION.ORDINAL)
                    .fetch(CLAUSE_VERSION.CLAUSE_ID);
            return new VersionTexts.Stored(new VersionText(version, PolicyTrees.parse(stored), clauses), stored.length);
        });
    }

    /** The newest version of which a tree is likely the next: of the policy, or of a document of that layer and title. */
    Optional<DocumentVersion> likelyEarlier(Tx tx, DocumentKind kind, PolicyDocument tree) {
        var versions = versions(tx, DOCUMENT.KIND.eq(kind.name()).and(DOCUMENT_VERSION.SUPERSEDED_AT.isNull()));
        return versions.stream()
                .filter(version -> kind == DocumentKind.POLICY
                        || tree.title().filter(version.title()::equals).isPresent())
                .reduce((earlier, later) -> later);
    }

    /**
     * The document whose next version a draft of that layer would be: the policy, of which a body has one, or the one
     * that is named.
     *
     * @throws Refusal.NotFound if the body has no document of that layer and identifier
     */
    Optional<UUID> continued(Tx tx, DocumentKind kind, Optional<UUID> named) {
        if (kind == DocumentKind.POLICY) {
            return versions(tx).stream()
                    .filter(version -> version.kind() == DocumentKind.POLICY)
                    .map(DocumentVersion::document)
                    .findFirst();
        }
        named.ifPresent(document -> {
            if (kind(tx, document).filter(kind::equals).isEmpty()) {
                throw new Refusal.NotFound("document");
            }
        });
        return named;
    }

    /**
     * The document of that identifier, if it is there.
     *
     * @throws Refusal.NotFound if it is of another layer
     */
    Optional<UUID> existing(Tx tx, DocumentKind kind, UUID document) {
        return kind(tx, document).map(found -> {
            if (found != kind) {
                throw new Refusal.NotFound("document");
            }
            return document;
        });
    }

    private Optional<DocumentKind> kind(Tx tx, UUID document) {
        return tx.sql()
                .select(DOCUMENT.KIND)
                .from(DOCUMENT)
                .where(DOCUMENT.BODY_ID.eq(tx.body()), DOCUMENT.ID.eq(document))
                .fetchOptional(DOCUMENT.KIND)
                .map(DocumentKind::valueOf);
    }

    /**
     * The document that a document hangs below today: the one that was chosen, or as it was founded, or, where there was
     * none above it then, the first one that came since.
     */
    Optional<UUID> above(Tx tx, UUID document) {
        return Optional.ofNullable(
                above(tx, AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN))).get(document));
    }

    /** The document that each document hangs below on a day, as in {@link #above(Tx, UUID)}. */
    Map<UUID, UUID> above(Tx tx, AsOf asOf) {
        var above = new HashMap<UUID, UUID>();
        var rows = tx.sql()
                .select(DOCUMENT.ID, DOCUMENT.KIND, DOCUMENT.PARENT_ID)
                .from(DOCUMENT)
                .where(DOCUMENT.BODY_ID.eq(tx.body()))
                .orderBy(DOCUMENT.ID)
                .fetch();
        var first = new EnumMap<DocumentKind, UUID>(DocumentKind.class);
        rows.forEach(row -> first.putIfAbsent(DocumentKind.valueOf(row.get(DOCUMENT.KIND)), row.get(DOCUMENT.ID)));
        for (var row : rows) {
            var policy = Optional.ofNullable(first.get(DocumentKind.POLICY));
            Optional.ofNullable(row.get(DOCUMENT.PARENT_ID))
                    .or(() -> switch (DocumentKind.valueOf(row.get(DOCUMENT.KIND))) {
                        case POLICY -> Optional.empty();
                        case STANDARD -> policy;
                        case PROCEDURE ->
                            Optional.ofNullable(first.get(DocumentKind.STANDARD))
                                    .or(() -> policy);
                    })
                    .ifPresent(upper -> above.put(row.get(DOCUMENT.ID), upper));
        }
        parents.at(tx, asOf).forEach(row -> above.put(row.document(), row.parent()));
        return above;
    }

    /** The document that a new one of that layer hangs below: 実施手順 below the first 対策基準 or else below the policy. */
    private static Optional<UUID> above(Tx tx, DocumentKind kind) {
        return switch (kind) {
            case POLICY -> Optional.empty();
            case STANDARD -> first(tx, DocumentKind.POLICY);
            case PROCEDURE -> first(tx, DocumentKind.STANDARD).or(() -> first(tx, DocumentKind.POLICY));
        };
    }

    private static Optional<UUID> first(Tx tx, DocumentKind kind) {
        return tx.sql()
                .select(DOCUMENT.ID)
                .from(DOCUMENT)
                .where(DOCUMENT.BODY_ID.eq(tx.body()), DOCUMENT.KIND.eq(kind.name()))
                .orderBy(DOCUMENT.ID)
                .limit(1)
                .fetchOptional(DOCUMENT.ID);
    }

    /** @throws Refusal.Stale if somebody else just founded the body's policy */
    UUID found(Tx tx, UUID id, DocumentKind kind) {
        int added = tx.sql()
                .insertInto(DOCUMENT)
                .set(DOCUMENT.BODY_ID, tx.body())
                .set(DOCUMENT.ID, id)
                .set(DOCUMENT.KIND, kind.name())
                .set(DOCUMENT.PARENT_ID, above(tx, kind).orElse(null))
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
        return id;
    }

    /** @throws Refusal.Stale if the document has a text of that number already */
    void addText(Tx tx, DocumentVersion version, byte[] tree, UUID entry) {
        var t = DOCUMENT_TEXT;
        int added = tx.sql()
                .insertInto(t)
                .set(t.BODY_ID, tx.body())
                .set(t.ID, version.id())
                .set(t.DOCUMENT_ID, version.document())
                .set(t.NUMBER, version.number())
                .set(t.TREE, tree)
                .set(t.FILE_ID, version.file())
                .set(t.CORRECTS_ID, version.corrects().orElse(null))
                .set(t.ENTRY_ID, entry)
                .onConflict(t.BODY_ID, t.DOCUMENT_ID, t.NUMBER)
                .doNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
    }

    void addVersion(Tx tx, DocumentVersion version, UUID entry) {
        var v = DOCUMENT_VERSION;
        var reason = version.disclosure() instanceof Disclosure.NonPublic(String why) ? why : null;
        tx.sql()
                .insertInto(v)
                .set(v.BODY_ID, tx.body())
                .set(v.ID, tx.newId())
                .set(v.DOCUMENT_ID, version.document())
                .set(v.TEXT_ID, version.id())
                .set(v.TITLE, version.title())
                .set(v.INSTRUMENT, version.instrument().name())
                .set(v.INSTRUMENT_NUMBER, version.instrumentNumber().orElse(null))
                .set(v.PUBLIC, version.isPublic())
                .set(v.NON_PUBLIC_REASON, reason)
                .set(v.DECIDED_ON, version.decidedOn().orElse(null))
                .set(v.DECIDED_BY, version.decidedBy().orElse(null))
                .set(v.VALID_FROM, version.validFrom())
                .set(v.VALID_TO, version.validTo().orElse(null))
                .set(v.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(v.ENTRY_ID, entry)
                .execute();
    }

    /** @throws Refusal.Stale if the row that the actor saw was superseded meanwhile */
    void supersede(Tx tx, UUID version) {
        var v = DOCUMENT_VERSION;
        int changed = tx.sql()
                .update(v)
                .set(v.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(v.BODY_ID.eq(tx.body()), v.TEXT_ID.eq(version), v.SUPERSEDED_AT.isNull())
                .execute();
        if (changed != 1) {
            throw new Refusal.Stale();
        }
    }

    /**
     * Adds the clauses of a text, and the identities among them that the body does not have yet.
     *
     * @return the clause as it reads in this text, for each in its order
     */
    List<UUID> addClauses(Tx tx, UUID document, VersionText text, Set<UUID> fresh) {
        var c = CLAUSE;
        var v = CLAUSE_VERSION;
        var known = new HashSet<UUID>();
        var versions = new ArrayList<UUID>();
        for (int from = 0; from < text.clauses().size(); from += BATCH) {
            int to = Math.min(from + BATCH, text.clauses().size());
            var identities = tx.sql().insertInto(c, c.BODY_ID, c.ID, c.DOCUMENT_ID);
            var rows = tx.sql()
                    .insertInto(
                            v,
                            v.BODY_ID,
                            v.ID,
                            v.CLAUSE_ID,
                            v.TEXT_ID,
                            v.ORDINAL,
                            v.PATH,
                            v.MARKER,
                            v.LEVEL,
                            v.CAPTION,
                            v.PARAGRAPHS,
                            v.CONTAINER);
            boolean some = false;
            for (int i = from; i < to; i++) {
                var id = text.clauses().get(i);
                var clause = text.tree().clauses().get(i);
                if (fresh.contains(id) && known.add(id)) {
                    identities = identities.values(tx.body(), id, document);
                    some = true;
                }
                versions.add(tx.newId());
                rows = rows.values(
                        tx.body(),
                        versions.getLast(),
                        id,
                        text.version(),
                        i,
                        clause.path(),
                        clause.marker(),
                        clause.level(),
                        clause.caption().orElse(null),
                        clause.paragraphs().toArray(String[]::new),
                        clause.container());
            }
            if (some) {
                identities.execute();
            }
            rows.execute();
        }
        return versions;
    }

    /** The number that the next accepted version of a document gets. */
    int nextNumber(Tx tx, UUID document) {
        var highest = DSL.max(DOCUMENT_TEXT.NUMBER);
        return tx.sql()
                        .select(DSL.coalesce(highest, 0))
                        .from(DOCUMENT_TEXT)
                        .where(DOCUMENT_TEXT.BODY_ID.eq(tx.body()), DOCUMENT_TEXT.DOCUMENT_ID.eq(document))
                        .fetchSingle()
                        .value1()
                + 1;
    }
}
