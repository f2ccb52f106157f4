package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.STORED_FILE;
import static org.sekisho.schema.tables.Tables.TRANSFER_ANSWER;
import static org.sekisho.schema.tables.Tables.TRANSFER_EFFECT;
import static org.sekisho.schema.tables.Tables.TRANSFER_FILE;
import static org.sekisho.schema.tables.Tables.TRANSFER_LIST;
import static org.sekisho.schema.tables.Tables.TRANSFER_READER;
import static org.sekisho.schema.tables.Tables.TRANSFER_STEP;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.TransferPreview.Reader;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** Lists of transfers: what became of them, who may see them, their files, and what applying them did. */
@Repository
class TransferLists {

    /** A list with its newest step. */
    record Row(TransferListId list, String title, LocalDate day, UUID step, int number, State state, Instant since) {}

    record ReaderRow(UUID id, TransferListId list, Reader.Kind kind, UUID subject, boolean keeps) {}

    record FileRow(UUID id, Optional<SectionId> section, UUID file, String name, int rows, Instant at) {}

    /** A register whose rows applying a list exchanges. */
    enum Of {
        PEOPLE,
        TENURES,
        APPOINTMENTS
    }

    record EffectRow(Of register, UUID row, boolean added) {}

    void begin(Tx tx, UUID entry, TransferListId list, String title, LocalDate day) {
        tx.sql()
                .insertInto(TRANSFER_LIST)
                .set(TRANSFER_LIST.BODY_ID, tx.body())
                .set(TRANSFER_LIST.ID, list.value())
                .set(TRANSFER_LIST.TITLE, title)
                .set(TRANSFER_LIST.DAY, day)
                .set(TRANSFER_LIST.ENTERED_AT, now(tx))
                .set(TRANSFER_LIST.ENTRY_ID, entry)
                .execute();
        step(tx, entry, list, 1, State.DRAFT);
    }

    /**
     * Takes the list a step further.
     *
     * @throws Refusal.Stale if somebody did so first
     */
    UUID step(Tx tx, UUID entry, TransferListId list, int number, State state) {
        var step = tx.newId();
        int added = tx.sql()
                .insertInto(TRANSFER_STEP)
                .set(TRANSFER_STEP.BODY_ID, tx.body())
                .set(TRANSFER_STEP.ID, step)
                .set(TRANSFER_STEP.LIST_ID, list.value())
                .set(TRANSFER_STEP.NUMBER, number)
                .set(TRANSFER_STEP.STATE, state.name())
                .set(TRANSFER_STEP.ENTERED_AT, now(tx))
                .set(TRANSFER_STEP.ENTRY_ID, entry)
                .onConflict(TRANSFER_STEP.BODY_ID, TRANSFER_STEP.LIST_ID, TRANSFER_STEP.NUMBER)
                .doNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
        return step;
    }

    /** Every list of the body, the latest day first. */
    List<Row> all(Tx tx) {
        return lists(tx, DSL.noCondition());
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, TransferListId list) {
        return lists(tx, TRANSFER_LIST.ID.eq(list.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("transfer list"));
    }

    private static List<Row> lists(Tx tx, Condition condition) {
        var later = TRANSFER_STEP.as("later");
        return tx.sql()
                .select(TRANSFER_LIST.ID, TRANSFER_LIST.TITLE, TRANSFER_LIST.DAY)
                .select(TRANSFER_STEP.ID, TRANSFER_STEP.NUMBER, TRANSFER_STEP.STATE, TRANSFER_STEP.ENTERED_AT)
                .from(TRANSFER_LIST)
                .join(TRANSFER_STEP)
                .on(TRANSFER_STEP.BODY_ID.eq(TRANSFER_LIST.BODY_ID), TRANSFER_STEP.LIST_ID.eq(TRANSFER_LIST.ID))
                .where(TRANSFER_LIST.BODY_ID.eq(tx.body()), condition)
                .andNotExists(DSL.selectOne()
                        .from(later)
                        .where(
                                later.BODY_ID.eq(TRANSFER_STEP.BODY_ID),
                                later.LIST_ID.eq(TRANSFER_STEP.LIST_ID),
                                later.NUMBER.gt(TRANSFER_STEP.NUMBER)))
                .orderBy(TRANSFER_LIST.DAY.desc(), TRANSFER_LIST.ENTERED_AT.desc())
                .fetch(row -> new Row(
                        new TransferListId(row.get(TRANSFER_LIST.ID)),
                        row.get(TRANSFER_LIST.TITLE),
                        row.get(TRANSFER_LIST.DAY),
                        row.get(TRANSFER_STEP.ID),
                        row.get(TRANSFER_STEP.NUMBER),
                        State.valueOf(row.get(TRANSFER_STEP.STATE)),
                        row.get(TRANSFER_STEP.ENTERED_AT).toInstant()));
    }

    List<ReaderRow> readers(Tx tx) {
        return readers(tx, DSL.noCondition());
    }

    List<ReaderRow> readers(Tx tx, TransferListId list) {
        return readers(tx, TRANSFER_READER.LIST_ID.eq(list.value()));
    }

    private static List<ReaderRow> readers(Tx tx, Condition condition) {
        return tx.sql()
                .select(TRANSFER_READER.fields())
                .from(TRANSFER_READER)
                .where(TRANSFER_READER.BODY_ID.eq(tx.body()), TRANSFER_READER.SUPERSEDED_AT.isNull(), condition)
                .orderBy(TRANSFER_READER.ENTERED_AT, TRANSFER_READER.ID)
                .fetch(row -> new ReaderRow(
                        row.get(TRANSFER_READER.ID),
                        new TransferListId(row.get(TRANSFER_READER.LIST_ID)),
                        Reader.Kind.valueOf(row.get(TRANSFER_READER.KIND)),
                        row.get(TRANSFER_READER.SUBJECT_ID),
                        row.get(TRANSFER_READER.KEEPS)));
    }

    void name(Tx tx, UUID entry, TransferListId list, Reader.Kind kind, UUID subject, boolean keeps) {
        int added = tx.sql()
                .insertInto(TRANSFER_READER)
                .set(TRANSFER_READER.BODY_ID, tx.body())
                .set(TRANSFER_READER.ID, tx.newId())
                .set(TRANSFER_READER.LIST_ID, list.value())
                .set(TRANSFER_READER.KIND, kind.name())
                .set(TRANSFER_READER.SUBJECT_ID, subject)
                .set(TRANSFER_READER.KEEPS, keeps)
                .set(TRANSFER_READER.ENTERED_AT, now(tx))
                .set(TRANSFER_READER.ENTRY_ID, entry)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new Refusal.Stale();
        }
    }

    void withdraw(Tx tx, UUID reader) {
        supersede(
                tx,
                TRANSFER_READER,
                TRANSFER_READER.SUPERSEDED_AT,
                TRANSFER_READER.BODY_ID.eq(tx.body()).and(TRANSFER_READER.ID.eq(reader)));
    }

    /** The files that count, that of the whole body first. */
    List<FileRow> files(Tx tx, TransferListId list) {
        return tx.sql()
                .select(TRANSFER_FILE.fields())
                .select(STORED_FILE.NAME)
                .from(TRANSFER_FILE)
                .join(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(TRANSFER_FILE.BODY_ID), STORED_FILE.ID.eq(TRANSFER_FILE.FILE_ID))
                .where(
                        TRANSFER_FILE.BODY_ID.eq(tx.body()),
                        TRANSFER_FILE.LIST_ID.eq(list.value()),
                        TRANSFER_FILE.SUPERSEDED_AT.isNull())
                .orderBy(TRANSFER_FILE.SECTION_ID.asc().nullsFirst())
                .fetch(row -> new FileRow(
                        row.get(TRANSFER_FILE.ID),
                        Optional.ofNullable(row.get(TRANSFER_FILE.SECTION_ID)).map(SectionId::new),
                        row.get(TRANSFER_FILE.FILE_ID),
                        row.get(STORED_FILE.NAME),
                        row.get(TRANSFER_FILE.ROW_COUNT),
                        row.get(TRANSFER_FILE.ENTERED_AT).toInstant()));
    }

    void addFile(Tx tx, UUID entry, TransferListId list, Optional<SectionId> section, UUID file, int rows) {
        tx.sql()
                .insertInto(TRANSFER_FILE)
                .set(TRANSFER_FILE.BODY_ID, tx.body())
                .set(TRANSFER_FILE.ID, tx.newId())
                .set(TRANSFER_FILE.LIST_ID, list.value())
                .set(TRANSFER_FILE.SECTION_ID, section.map(SectionId::value).orElse(null))
                .set(TRANSFER_FILE.FILE_ID, file)
                .set(TRANSFER_FILE.ROW_COUNT, rows)
                .set(TRANSFER_FILE.ENTERED_AT, now(tx))
                .set(TRANSFER_FILE.ENTRY_ID, entry)
                .execute();
    }

    void removeFile(Tx tx, UUID file) {
        supersede(
                tx,
                TRANSFER_FILE,
                TRANSFER_FILE.SUPERSEDED_AT,
                TRANSFER_FILE.BODY_ID.eq(tx.body()).and(TRANSFER_FILE.ID.eq(file)));
    }

    /** Who is meant by each number about which somebody was asked; empty for somebody new. */
    Map<String, Optional<PersonId>> answers(Tx tx, TransferListId list) {
        var answers = new HashMap<String, Optional<PersonId>>();
        tx.sql()
                .select(TRANSFER_ANSWER.STAFF_NUMBER, TRANSFER_ANSWER.PERSON_ID)
                .from(TRANSFER_ANSWER)
                .where(
                        TRANSFER_ANSWER.BODY_ID.eq(tx.body()),
                        TRANSFER_ANSWER.LIST_ID.eq(list.value()),
                        TRANSFER_ANSWER.SUPERSEDED_AT.isNull())
                .forEach(row -> answers.put(
                        row.get(TRANSFER_ANSWER.STAFF_NUMBER),
                        Optional.ofNullable(row.get(TRANSFER_ANSWER.PERSON_ID)).map(PersonId::new)));
        return answers;
    }

    void answer(Tx tx, UUID entry, TransferListId list, String number, Optional<PersonId> person) {
        tx.sql()
                .update(TRANSFER_ANSWER)
                .set(TRANSFER_ANSWER.SUPERSEDED_AT, now(tx))
                .where(
                        TRANSFER_ANSWER.BODY_ID.eq(tx.body()),
                        TRANSFER_ANSWER.LIST_ID.eq(list.value()),
                        TRANSFER_ANSWER.STAFF_NUMBER.eq(number),
                        TRANSFER_ANSWER.SUPERSEDED_AT.isNull())
                .execute();
        tx.sql()
                .insertInto(TRANSFER_ANSWER)
                .set(TRANSFER_ANSWER.BODY_ID, tx.body())
                .set(TRANSFER_ANSWER.ID, tx.newId())
                .set(TRANSFER_ANSWER.LIST_ID, list.value())
                .set(TRANSFER_ANSWER.STAFF_NUMBER, number)
                .set(TRANSFER_ANSWER.PERSON_ID, person.map(PersonId::value).orElse(null))
                .set(TRANSFER_ANSWER.ENTERED_AT, now(tx))
                .set(TRANSFER_ANSWER.ENTRY_ID, entry)
                .execute();
    }

    /** Notes which rows a step exchanged. */
    void note(Tx tx, UUID step, List<EffectRow> effects) {
        Register.insert(
                tx,
                TRANSFER_EFFECT,
                List.of(
                        TRANSFER_EFFECT.BODY_ID,
                        TRANSFER_EFFECT.ID,
                        TRANSFER_EFFECT.STEP_ID,
                        TRANSFER_EFFECT.REGISTER,
                        TRANSFER_EFFECT.ROW_ID,
                        TRANSFER_EFFECT.ADDED),
                effects,
                effect -> List.of(tx.body(), tx.newId(), step, effect.register().name(), effect.row(), effect.added()));
    }

    /** The rows of one register that a step put in or took out. */
    List<UUID> noted(Tx tx, UUID step, Of register, boolean added) {
        return tx.sql()
                .select(TRANSFER_EFFECT.ROW_ID)
                .from(TRANSFER_EFFECT)
                .where(
                        TRANSFER_EFFECT.BODY_ID.eq(tx.body()),
                        TRANSFER_EFFECT.STEP_ID.eq(step),
                        TRANSFER_EFFECT.REGISTER.eq(register.name()),
                        TRANSFER_EFFECT.ADDED.eq(added))
                .fetch(TRANSFER_EFFECT.ROW_ID);
    }

    private static void supersede(
            Tx tx, Table<?> table, TableField<?, OffsetDateTime> superseded, Condition condition) {
        int changed = tx.sql()
                .update(table)
                .set(superseded, now(tx))
                .where(condition, superseded.isNull())
                .execute();
        if (changed != 1) {
            throw new Refusal.Stale();
        }
    }

    private static OffsetDateTime now(Tx tx) {
        return tx.now().atOffset(ZoneOffset.UTC);
    }
}
