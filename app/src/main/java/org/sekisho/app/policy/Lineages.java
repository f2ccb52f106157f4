package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.CLAUSE_LINEAGE;
import static org.sekisho.schema.tables.Tables.CLAUSE_VERSION;
import static org.sekisho.schema.tables.Tables.DOCUMENT_TEXT;
import static org.sekisho.schema.tables.Tables.POLICY_DRAFT_LINEAGE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.sekisho.app.evidence.Tx;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.schema.tables.tables.ClauseVersion;
import org.sekisho.schema.tables.tables.DocumentText;
import org.springframework.stereotype.Repository;

/** Which clause versions go on in which, and what a person decided of a draft before it was accepted. */
@Repository
final class Lineages {

    private static final int BATCH = 1_000;

    /** A row to add; empty where a clause is new or removed. */
    record Row(Optional<UUID> from, Optional<UUID> to, Fate fate, double score, Optional<UUID> account) {}

    /** Adds the rows from one version to the next. */
    void add(Tx tx, UUID fromText, UUID toText, List<Row> rows, UUID entry) {
        var l = CLAUSE_LINEAGE;
        for (int first = 0; first < rows.size(); first += BATCH) {
            var insert = tx.sql()
                    .insertInto(
                            l,
                            l.BODY_ID,
                            l.ID,
                            l.FROM_TEXT_ID,
                            l.TO_TEXT_ID,
                            l.FROM_VERSION_ID,
                            l.TO_VERSION_ID,
                            l.KIND,
                            l.SCORE,
                            l.DECIDED_BY,
                            l.ACCOUNT_ID,
                            l.DECIDED_AT,
                            l.ENTRY_ID);
            for (var row : rows.subList(first, Math.min(first + BATCH, rows.size()))) {
                insert = insert.values(
                        tx.body(),
                        tx.newId(),
                        fromText,
                        toText,
                        row.from.orElse(null),
                        row.to.orElse(null),
                        row.fate.name(),
                        BigDecimal.valueOf(row.score).setScale(3, RoundingMode.HALF_UP),
                        row.account.isPresent() ? "PERSON" : "MACHINE",
                        row.account.orElse(null),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry);
            }
            insert.execute();
        }
    }

    /** The clause versions of a text, in its order. */
    List<UUID> clauseVersions(Tx tx, UUID text) {
        return tx.sql()
                .select(CLAUSE_VERSION.ID)
                .from(CLAUSE_VERSION)
                .where(CLAUSE_VERSION.BODY_ID.eq(tx.body()), CLAUSE_VERSION.TEXT_ID.eq(text))
                .orderBy(CLAUSE_VERSION.ORDINAL)
                .fetch(CLAUSE_VERSION.ID);
    }

    // Steps between versions

    private static final ClauseVersion FROM = CLAUSE_VERSION.as("from_version");
    private static final ClauseVersion TO = CLAUSE_VERSION.as("to_version");
    private static final DocumentText FROM_TEXT = DOCUMENT_TEXT.as("from_text");
    private static final DocumentText TO_TEXT = DOCUMENT_TEXT.as("to_text");

    /** The steps that begin or end at a clause of that identity. */
    List<ClauseLineage.Step> of(Tx tx, UUID clause) {
        return steps(tx, FROM.CLAUSE_ID.eq(clause).or(TO.CLAUSE_ID.eq(clause)));
    }

    /** The steps that end at a version. */
    List<ClauseLineage.Step> into(Tx tx, UUID version) {
        return steps(tx, CLAUSE_LINEAGE.TO_TEXT_ID.eq(version));
    }

    /** The versions into which steps lead that begin at a version. */
    List<UUID> after(Tx tx, UUID version) {
        return tx.sql()
                .selectDistinct(CLAUSE_LINEAGE.TO_TEXT_ID)
                .from(CLAUSE_LINEAGE)
                .where(CLAUSE_LINEAGE.BODY_ID.eq(tx.body()), CLAUSE_LINEAGE.FROM_TEXT_ID.eq(version))
                .fetch(CLAUSE_LINEAGE.TO_TEXT_ID);
    }

    private static List<ClauseLineage.Step> steps(Tx tx, Condition condition) {
        var l = CLAUSE_LINEAGE;
        return tx.sql()
                .select(
                        l.KIND,
                        l.SCORE,
                        l.ACCOUNT_ID,
                        l.DECIDED_AT,
                        l.FROM_TEXT_ID,
                        l.TO_TEXT_ID,
                        FROM_TEXT.NUMBER,
                        TO_TEXT.NUMBER,
                        FROM.ID,
                        FROM.CLAUSE_ID,
                        FROM.PATH,
                        FROM.CAPTION,
                        TO.ID,
                        TO.CLAUSE_ID,
                        TO.PATH,
                        TO.CAPTION)
                .from(l)
                .join(FROM_TEXT)
                .on(FROM_TEXT.BODY_ID.eq(l.BODY_ID), FROM_TEXT.ID.eq(l.FROM_TEXT_ID))
                .join(TO_TEXT)
                .on(TO_TEXT.BODY_ID.eq(l.BODY_ID), TO_TEXT.ID.eq(l.TO_TEXT_ID))
                .leftJoin(FROM)
                .on(FROM.BODY_ID.eq(l.BODY_ID), FROM.ID.eq(l.FROM_VERSION_ID))
                .leftJoin(TO)
                .on(TO.BODY_ID.eq(l.BODY_ID), TO.ID.eq(l.TO_VERSION_ID))
                .where(l.BODY_ID.eq(tx.body()), condition)
                .orderBy(TO_TEXT.NUMBER, TO.ORDINAL.asc().nullsLast(), FROM.ORDINAL.asc())
                .fetch(row -> new ClauseLineage.Step(
                        at(row, FROM, FROM_TEXT, row.get(l.FROM_TEXT_ID)),
                        at(row, TO, TO_TEXT, row.get(l.TO_TEXT_ID)),
                        row.get(l.FROM_TEXT_ID),
                        row.get(l.TO_TEXT_ID),
                        Fate.valueOf(row.get(l.KIND)),
                        row.get(l.SCORE).doubleValue(),
                        Optional.ofNullable(row.get(l.ACCOUNT_ID)),
                        row.get(l.DECIDED_AT).toInstant()));
    }

    private static Optional<ClauseLineage.At> at(Record row, ClauseVersion version, DocumentText text, UUID textId) {
        return Optional.ofNullable(row.get(version.ID))
                .map(id -> new ClauseLineage.At(
                        row.get(version.CLAUSE_ID),
                        id,
                        textId,
                        row.get(text.NUMBER),
                        row.get(version.PATH),
                        Optional.ofNullable(row.get(version.CAPTION))));
    }

    /** Where a clause of that identity stands, version by version. */
    List<ClauseLineage.At> versions(Tx tx, UUID clause) {
        return at(tx, CLAUSE_VERSION.CLAUSE_ID.eq(clause));
    }

    /** The clauses of a version, in its order. */
    List<ClauseLineage.At> clauses(Tx tx, UUID version) {
        return at(tx, CLAUSE_VERSION.TEXT_ID.eq(version));
    }

    private static List<ClauseLineage.At> at(Tx tx, Condition condition) {
        var v = CLAUSE_VERSION;
        return tx.sql()
                .select(v.CLAUSE_ID, v.ID, v.TEXT_ID, DOCUMENT_TEXT.NUMBER, v.PATH, v.CAPTION)
                .from(v)
                .join(DOCUMENT_TEXT)
                .on(DOCUMENT_TEXT.BODY_ID.eq(v.BODY_ID), DOCUMENT_TEXT.ID.eq(v.TEXT_ID))
                .where(v.BODY_ID.eq(tx.body()), condition)
                .orderBy(DOCUMENT_TEXT.NUMBER, v.ORDINAL)
                .fetch(row -> new ClauseLineage.At(
                        row.get(v.CLAUSE_ID),
                        row.get(v.ID),
                        row.get(v.TEXT_ID),
                        row.get(DOCUMENT_TEXT.NUMBER),
                        row.get(v.PATH),
                        Optional.ofNullable(row.get(v.CAPTION))));
    }

    // Decisions on a draft

    /** What a person decided. */
    record Decided(Origin origin, UUID account) {}

    /** What is decided of the clauses of a draft as it reads now, by their index. */
    Map<Integer, Decided> decisions(Tx tx, UUID draft, PolicyDocument tree, UUID text) {
        var d = POLICY_DRAFT_LINEAGE;
        var rows = tx.sql()
                .select(d.PATH, d.DIGEST, d.CHOICE, d.FROM_VERSIONS, d.ACCOUNT_ID)
                .from(d)
                .where(d.BODY_ID.eq(tx.body()), d.DRAFT_ID.eq(draft), d.TEXT_ID.eq(text), d.SUPERSEDED_AT.isNull())
                .fetch();
        if (rows.isEmpty()) {
            return Map.of();
        }
        var versions = clauseVersions(tx, text);
        var byPlace = new HashMap<String, Decided>();
        for (var row : rows) {
            var from = new TreeSet<Integer>();
            Arrays.stream(row.get(d.FROM_VERSIONS)).map(versions::indexOf).forEach(from::add);
            byPlace.put(
                    row.get(d.PATH) + "\n" + row.get(d.DIGEST),
                    new Decided(new Origin(Origin.Choice.valueOf(row.get(d.CHOICE)), from), row.get(d.ACCOUNT_ID)));
        }
        var decisions = new HashMap<Integer, Decided>();
        for (int i = 0; i < tree.clauses().size(); i++) {
            var clause = tree.clauses().get(i);
            var decided = byPlace.get(clause.path() + "\n" + digest(clause));
            if (decided != null) {
                decisions.put(i, decided);
            }
        }
        return decisions;
    }

    /** A clause of a draft that is compared with a text. */
    record Place(UUID draft, UUID text, Clause clause) {}

    /**
     * Notes a decision; one of the same clause before it no longer holds.
     *
     * @param versions the clauses of the text, in its order
     */
    void decide(Tx tx, UUID id, Place place, Origin origin, List<UUID> versions, UUID entry) {
        var d = POLICY_DRAFT_LINEAGE;
        var clause = place.clause;
        var digest = digest(clause);
        var now = tx.now().atOffset(ZoneOffset.UTC);
        tx.sql()
                .update(d)
                .set(d.SUPERSEDED_AT, now)
                .where(
                        d.BODY_ID.eq(tx.body()),
                        d.DRAFT_ID.eq(place.draft),
                        d.TEXT_ID.eq(place.text),
                        d.PATH.eq(clause.path()),
                        d.DIGEST.eq(digest),
                        d.SUPERSEDED_AT.isNull())
                .execute();
        var from = new ArrayList<UUID>();
        origin.from().forEach(index -> from.add(versions.get(index)));
        tx.sql()
                .insertInto(d)
                .set(d.BODY_ID, tx.body())
                .set(d.ID, id)
                .set(d.DRAFT_ID, place.draft)
                .set(d.TEXT_ID, place.text)
                .set(d.PATH, clause.path())
                .set(d.DIGEST, digest)
                .set(d.CHOICE, origin.choice().name())
                .set(d.FROM_VERSIONS, from.toArray(UUID[]::new))
                .set(d.ACCOUNT_ID, tx.actor().account())
                .set(d.ENTERED_AT, now)
                .set(d.ENTRY_ID, entry)
                .execute();
    }

    private static String digest(Clause clause) {
        return PolicyTrees.digest((clause.caption().orElse("") + "\n" + String.join("\n", clause.paragraphs()))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
