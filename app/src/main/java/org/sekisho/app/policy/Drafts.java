package org.sekisho.app.policy;

import static org.sekisho.schema.tables.Tables.POLICY_DRAFT;
import static org.sekisho.schema.tables.Tables.POLICY_DRAFT_VERSION;
import static org.sekisho.schema.tables.Tables.STORED_FILE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Repository;

/** Imports before they are accepted; each change adds a version with the whole tree. */
@Repository
final class Drafts {

    private final PolicyTrees trees;

    Drafts(PolicyTrees trees) {
        this.trees = trees;
    }

    /** A version to add. */
    record Next(int number, Optional<Integer> base, Change change, DraftState state, byte[] tree) {}

    /** The newest version of a draft, without its tree. */
    record Head(
            UUID draft,
            UUID version,
            int number,
            Optional<Integer> base,
            Change change,
            DraftState state,
            DocumentKind kind,
            UUID file,
            String fileName,
            Instant enteredAt) {}

    void begin(Tx tx, UUID draft, DocumentKind kind, UUID file, SourceLines lines) {
        tx.sql()
                .insertInto(POLICY_DRAFT)
                .set(POLICY_DRAFT.BODY_ID, tx.body())
                .set(POLICY_DRAFT.ID, draft)
                .set(POLICY_DRAFT.KIND, kind.name())
                .set(POLICY_DRAFT.FILE_ID, file)
                .set(POLICY_DRAFT.SOURCE_LINES, lines.toBytes())
                .execute();
    }

    /**
     * Adds a version.
     *
     * @throws Refusal.Stale if there is one of that number already
     */
    void add(Tx tx, UUID draft, Next next, UUID entry) {
        var v = POLICY_DRAFT_VERSION;
        int added = tx.sql()
                .insertInto(v)
                .set(v.BODY_ID, tx.body())
                .set(v.ID, tx.newId())
                .set(v.DRAFT_ID, draft)
                .set(v.NUMBER, next.number)
                .set(v.BASE, next.base.orElse(null))
                .set(v.CHANGE, next.change.what())
                .set(v.PLACE, next.change.place())
                .set(v.STATE, next.state.name())
                .set(v.TREE, next.tree)
                .set(v.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(v.ENTRY_ID, entry)
                .onConflict(v.BODY_ID, v.DRAFT_ID, v.NUMBER)
                .doNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
    }

    /** The newest version, which must be open and carry the number that the actor saw. */
    Head openAt(Tx tx, UUID draft, int number) {
        var head = head(tx, draft);
        if (head.state != DraftState.OPEN || head.number != number) {
            throw new Refusal.Stale();
        }
        return head;
    }

    /** @throws Refusal.NotFound if the body has no such draft, or it is accepted or discarded */
    Head open(Tx tx, UUID draft) {
        var head = head(tx, draft);
        if (head.state != DraftState.OPEN) {
            throw new Refusal.NotFound("draft");
        }
        return head;
    }

    /** @throws Refusal.NotFound if the body has no such draft */
    Head head(Tx tx, UUID draft) {
        return heads(tx, DSL.condition(POLICY_DRAFT.ID.eq(draft))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }

    /** Drafts that are neither accepted nor discarded, the last touched first. */
    List<Head> open(Tx tx) {
        return heads(tx, POLICY_DRAFT_VERSION.STATE.eq(DraftState.OPEN.name()));
    }

    private List<Head> heads(Tx tx, org.jooq.Condition condition) {
        var d = POLICY_DRAFT;
        var v = POLICY_DRAFT_VERSION;
        var later = v.as("later");
        return tx.sql()
                .select(
                        d.ID,
                        v.ID,
                        v.NUMBER,
                        v.BASE,
                        v.CHANGE,
                        v.PLACE,
                        v.STATE,
                        d.KIND,
                        d.FILE_ID,
                        STORED_FILE.NAME,
                        v.ENTERED_AT)
                .from(d)
                .join(v)
                .on(v.BODY_ID.eq(d.BODY_ID), v.DRAFT_ID.eq(d.ID))
                .join(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(d.BODY_ID), STORED_FILE.ID.eq(d.FILE_ID))
                .where(d.BODY_ID.eq(tx.body()), condition)
                .andNotExists(tx.sql()
                        .selectOne()
                        .from(later)
                        .where(later.BODY_ID.eq(v.BODY_ID), later.DRAFT_ID.eq(v.DRAFT_ID), later.NUMBER.gt(v.NUMBER)))
                .orderBy(v.ENTERED_AT.desc(), d.ID)
                .fetch(row -> new Head(
                        row.get(d.ID),
                        row.get(v.ID),
                        row.get(v.NUMBER),
                        Optional.ofNullable(row.get(v.BASE)),
                        new Change(row.get(v.CHANGE), row.get(v.PLACE)),
                        DraftState.valueOf(row.get(v.STATE)),
                        DocumentKind.valueOf(row.get(d.KIND)),
                        row.get(d.FILE_ID),
                        row.get(STORED_FILE.NAME),
                        row.get(v.ENTERED_AT).toInstant()));
    }

    PolicyDocument tree(Tx tx, Head head) {
        return trees.get(tx.actor().body(), head.version, () -> storedTree(tx, head.draft, head.number));
    }

    byte[] storedTree(Tx tx, UUID draft, int number) {
        var v = POLICY_DRAFT_VERSION;
        return tx.sql()
                .select(v.TREE)
                .from(v)
                .where(v.BODY_ID.eq(tx.body()), v.DRAFT_ID.eq(draft), v.NUMBER.eq(number))
                .fetchOptional(v.TREE)
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }

    /** What undoing would lead back to from the version of that number. */
    Optional<Integer> baseOf(Tx tx, UUID draft, int number) {
        var v = POLICY_DRAFT_VERSION;
        return tx.sql()
                .select(v.BASE)
                .from(v)
                .where(v.BODY_ID.eq(tx.body()), v.DRAFT_ID.eq(draft), v.NUMBER.eq(number))
                .fetchOptional(v.BASE);
    }

    SourceLines lines(Tx tx, UUID draft) {
        return tx.sql()
                .select(POLICY_DRAFT.SOURCE_LINES)
                .from(POLICY_DRAFT)
                .where(POLICY_DRAFT.BODY_ID.eq(tx.body()), POLICY_DRAFT.ID.eq(draft))
                .fetchOptional(POLICY_DRAFT.SOURCE_LINES)
                .map(SourceLines::fromBytes)
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }
}
