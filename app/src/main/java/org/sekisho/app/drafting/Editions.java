package org.sekisho.app.drafting;

import static org.sekisho.schema.tables.Tables.REVISION_DRAFT;
import static org.sekisho.schema.tables.Tables.REVISION_DRAFT_EDITION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyJson;
import org.sekisho.policytext.drafting.Rewritten;
import org.sekisho.policytext.drafting.Unsettled;
import org.springframework.stereotype.Repository;

/** Drafts and their editions. */
@Repository
final class Editions {

    /** A draft as it was opened. */
    record Opened(UUID document, Optional<UUID> base, DocumentKind kind, String title) {}

    /** An edition to add. */
    record Next(
            int edition,
            Optional<Integer> leadsBack,
            byte[] tree,
            List<Integer> origins,
            Edited edited,
            List<Rewritten> rewritten,
            List<Unsettled> unsettled,
            RevisionState state,
            Optional<UUID> version) {}

    /** An edition without its tree. */
    record Head(
            RevisionDraftId draft,
            Opened opened,
            UUID openedBy,
            Instant openedAt,
            int edition,
            Optional<Integer> leadsBack,
            Edited edited,
            RevisionState state,
            Optional<UUID> version,
            Instant enteredAt) {}

    /** What an edition holds besides. */
    record Content(byte[] tree, List<Integer> origins, List<Rewritten> rewritten, List<Unsettled> unsettled) {}

    void open(Tx tx, RevisionDraftId draft, Opened opened, UUID entry) {
        var d = REVISION_DRAFT;
        tx.sql()
                .insertInto(d)
                .set(d.BODY_ID, tx.body())
                .set(d.ID, draft.value())
                .set(d.DOCUMENT_ID, opened.document)
                .set(d.BASE_TEXT_ID, opened.base.orElse(null))
                .set(d.KIND, opened.kind.name())
                .set(d.TITLE, opened.title)
                .set(d.ACCOUNT_ID, tx.actor().account())
                .set(d.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(d.ENTRY_ID, entry)
                .execute();
    }

    /** @throws Refusal.Stale if there is an edition of that number already */
    void add(Tx tx, RevisionDraftId draft, Next next, UUID entry) {
        var e = REVISION_DRAFT_EDITION;
        int added = tx.sql()
                .insertInto(e)
                .set(e.BODY_ID, tx.body())
                .set(e.ID, tx.newId())
                .set(e.DRAFT_ID, draft.value())
                .set(e.EDITION, next.edition)
                .set(e.LEADS_BACK, next.leadsBack.orElse(null))
                .set(e.TREE, next.tree)
                .set(e.ORIGINS, next.origins.toArray(Integer[]::new))
                .set(e.CHANGE, next.edited.what())
                .set(e.PLACE, next.edited.place())
                .set(e.REWRITTEN, flatRewritten(next.rewritten))
                .set(e.DOUBTS, flatUnsettled(next.unsettled))
                .set(e.STATE, next.state.name())
                .set(e.TEXT_ID, next.version.orElse(null))
                .set(e.ACCOUNT_ID, tx.actor().account())
                .set(e.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(e.ENTRY_ID, entry)
                .onConflict(e.BODY_ID, e.DRAFT_ID, e.EDITION)
                .doNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
    }

    /** The newest edition, which must be open and carry the number that the actor saw. */
    Head openAt(Tx tx, RevisionDraftId draft, int edition) {
        var head = newest(tx, draft);
        if (head.state != RevisionState.OPEN || head.edition != edition) {
            throw new Refusal.Stale();
        }
        return head;
    }

    /** @throws Refusal.NotFound if the body has no such draft */
    Head newest(Tx tx, RevisionDraftId draft) {
        return newest(tx, DSL.condition(REVISION_DRAFT.ID.eq(draft.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }

    /** The newest edition of every draft, the last touched first. */
    List<Head> newest(Tx tx) {
        return newest(tx, DSL.noCondition());
    }

    private List<Head> newest(Tx tx, Condition condition) {
        var later = REVISION_DRAFT_EDITION.as("later");
        return heads(
                tx,
                condition.andNotExists(tx.sql()
                        .selectOne()
                        .from(later)
                        .where(
                                later.BODY_ID.eq(REVISION_DRAFT_EDITION.BODY_ID),
                                later.DRAFT_ID.eq(REVISION_DRAFT_EDITION.DRAFT_ID),
                                later.EDITION.gt(REVISION_DRAFT_EDITION.EDITION))));
    }

    /** @throws Refusal.NotFound if the draft has no such edition */
    Head at(Tx tx, RevisionDraftId draft, int edition) {
        return heads(tx, REVISION_DRAFT.ID.eq(draft.value()).and(REVISION_DRAFT_EDITION.EDITION.eq(edition))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }

    private List<Head> heads(Tx tx, Condition condition) {
        var d = REVISION_DRAFT;
        var e = REVISION_DRAFT_EDITION;
        return tx.sql()
                .select(
                        d.ID,
                        d.DOCUMENT_ID,
                        d.BASE_TEXT_ID,
                        d.KIND,
                        d.TITLE,
                        d.ACCOUNT_ID,
                        d.ENTERED_AT,
                        e.EDITION,
                        e.LEADS_BACK,
                        e.CHANGE,
                        e.PLACE,
                        e.STATE,
                        e.TEXT_ID,
                        e.ENTERED_AT)
                .from(d)
                .join(e)
                .on(e.BODY_ID.eq(d.BODY_ID), e.DRAFT_ID.eq(d.ID))
                .where(d.BODY_ID.eq(tx.body()), condition)
                .orderBy(e.ENTERED_AT.desc(), d.ID)
                .fetch(row -> new Head(
                        new RevisionDraftId(row.get(d.ID)),
                        new Opened(
                                row.get(d.DOCUMENT_ID),
                                Optional.ofNullable(row.get(d.BASE_TEXT_ID)),
                                DocumentKind.valueOf(row.get(d.KIND)),
                                row.get(d.TITLE)),
                        row.get(d.ACCOUNT_ID),
                        row.get(d.ENTERED_AT).toInstant(),
                        row.get(e.EDITION),
                        Optional.ofNullable(row.get(e.LEADS_BACK)),
                        new Edited(row.get(e.CHANGE), row.get(e.PLACE)),
                        RevisionState.valueOf(row.get(e.STATE)),
                        Optional.ofNullable(row.get(e.TEXT_ID)),
                        row.get(e.ENTERED_AT).toInstant()));
    }

    Content content(Tx tx, RevisionDraftId draft, int edition) {
        var e = REVISION_DRAFT_EDITION;
        return tx.sql()
                .select(e.TREE, e.ORIGINS, e.REWRITTEN, e.DOUBTS)
                .from(e)
                .where(e.BODY_ID.eq(tx.body()), e.DRAFT_ID.eq(draft.value()), e.EDITION.eq(edition))
                .fetchOptional(row -> new Content(
                        row.get(e.TREE),
                        Arrays.asList(row.get(e.ORIGINS)),
                        rewritten(row.get(e.REWRITTEN)),
                        unsettled(row.get(e.DOUBTS))))
                .orElseThrow(() -> new Refusal.NotFound("draft"));
    }

    // Stored forms

    static byte[] stored(PolicyDocument tree) {
        return PolicyJson.toJson(tree).getBytes(StandardCharsets.UTF_8);
    }

    static PolicyDocument parsed(byte[] stored) {
        try {
            return PolicyJson.fromJson(new String(stored, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored tree cannot be read back", e);
        }
    }

    static String digest(byte[] stored) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] flatRewritten(List<Rewritten> rewritten) {
        return rewritten.stream()
                .flatMap(one ->
                        java.util.stream.Stream.of(one.clause(), one.kind().name(), one.before(), one.after()))
                .toArray(String[]::new);
    }

    private static List<Rewritten> rewritten(String[] flat) {
        var list = new ArrayList<Rewritten>();
        for (int i = 0; i + 3 < flat.length; i += 4) {
            list.add(new Rewritten(flat[i], Rewritten.Kind.valueOf(flat[i + 1]), flat[i + 2], flat[i + 3]));
        }
        return list;
    }

    private static String[] flatUnsettled(List<Unsettled> unsettled) {
        return unsettled.stream()
                .flatMap(one ->
                        java.util.stream.Stream.of(one.clause(), one.kind().name(), one.words()))
                .toArray(String[]::new);
    }

    private static List<Unsettled> unsettled(String[] flat) {
        var list = new ArrayList<Unsettled>();
        for (int i = 0; i + 2 < flat.length; i += 3) {
            list.add(new Unsettled(flat[i], Unsettled.Kind.valueOf(flat[i + 1]), flat[i + 2]));
        }
        return list;
    }
}
