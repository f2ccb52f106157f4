package org.sekisho.app.ledgers;

import static org.sekisho.schema.tables.Tables.LEDGER_FILE;
import static org.sekisho.schema.tables.Tables.LEDGER_IMPORT;
import static org.sekisho.schema.tables.Tables.STORED_FILE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.worksheet.HeaderRows;
import org.sekisho.worksheet.Mapping;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files that lines of ledgers came from, and how they were read. */
@Repository
class LedgerFiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A file as it was handed in. */
    record Taken(UUID id, UUID file, String name, Instant at) {}

    /**
     * What was taken out of a file.
     *
     * @param rows the number of the row by the line that it became
     */
    record Imported(
            UUID id,
            UUID taken,
            String sheet,
            HeaderRows header,
            String fingerprint,
            Mapping mapping,
            Counts counts,
            Map<UUID, Integer> rows) {}

    /** How many lines a file added, changed, left as they were, and how many of its rows were left out. */
    record Counts(int added, int changed, int same, int leftOut) {}

    UUID add(Tx tx, UUID entry, UUID id, Ledger ledger, UUID file) {
        Register.insert(
                tx,
                LEDGER_FILE,
                List.of(
                        LEDGER_FILE.BODY_ID,
                        LEDGER_FILE.ID,
                        LEDGER_FILE.LEDGER,
                        LEDGER_FILE.FILE_ID,
                        LEDGER_FILE.ENTERED_AT,
                        LEDGER_FILE.ENTRY_ID),
                List.of(id),
                one -> Arrays.asList(
                        tx.body(), one, ledger.key(), file, tx.now().atOffset(ZoneOffset.UTC), entry));
        return id;
    }

    /** @throws Refusal.NotFound if the ledger has no such file */
    Taken taken(Tx tx, Ledger ledger, UUID id) {
        return tx.sql()
                .select(LEDGER_FILE.ID, LEDGER_FILE.FILE_ID, STORED_FILE.NAME, LEDGER_FILE.ENTERED_AT)
                .from(LEDGER_FILE)
                .join(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(LEDGER_FILE.BODY_ID), STORED_FILE.ID.eq(LEDGER_FILE.FILE_ID))
                .where(LEDGER_FILE.BODY_ID.eq(tx.body()), LEDGER_FILE.LEDGER.eq(ledger.key()), LEDGER_FILE.ID.eq(id))
                .fetchOptional(row -> new Taken(
                        row.value1(), row.value2(), row.value3(), row.value4().toInstant()))
                .orElseThrow(() -> new Refusal.NotFound("ledger_file"));
    }

    void add(Tx tx, UUID entry, Ledger ledger, Imported one) {
        Register.insert(
                tx,
                LEDGER_IMPORT,
                List.of(
                        LEDGER_IMPORT.BODY_ID,
                        LEDGER_IMPORT.ID,
                        LEDGER_IMPORT.LEDGER,
                        LEDGER_IMPORT.TAKEN_FROM,
                        LEDGER_IMPORT.SHEET,
                        LEDGER_IMPORT.HEAD_FIRST,
                        LEDGER_IMPORT.HEAD_LAST,
                        LEDGER_IMPORT.FINGERPRINT,
                        LEDGER_IMPORT.MAPPING,
                        LEDGER_IMPORT.ADDED,
                        LEDGER_IMPORT.CHANGED,
                        LEDGER_IMPORT.SAME,
                        LEDGER_IMPORT.LEFT_OUT,
                        LEDGER_IMPORT.ROW_NUMBERS,
                        LEDGER_IMPORT.LINE_IDS,
                        LEDGER_IMPORT.ENTERED_AT,
                        LEDGER_IMPORT.ENTRY_ID),
                List.of(one),
                row -> Arrays.asList(
                        tx.body(),
                        row.id(),
                        ledger.key(),
                        row.taken(),
                        row.sheet(),
                        row.header().first(),
                        row.header().last(),
                        row.fingerprint(),
                        JSONB.valueOf(JSON.writeValueAsString(row.mapping().columns())),
                        row.counts().added(),
                        row.counts().changed(),
                        row.counts().same(),
                        row.counts().leftOut(),
                        row.rows().values().toArray(Integer[]::new),
                        row.rows().keySet().toArray(UUID[]::new),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
    }

    /** How a file of this layout was read last. */
    Optional<Mapping> remembered(Tx tx, Ledger ledger, String fingerprint) {
        return tx.sql()
                .select(LEDGER_IMPORT.MAPPING)
                .from(LEDGER_IMPORT)
                .where(
                        LEDGER_IMPORT.BODY_ID.eq(tx.body()),
                        LEDGER_IMPORT.LEDGER.eq(ledger.key()),
                        LEDGER_IMPORT.FINGERPRINT.eq(fingerprint))
                .orderBy(LEDGER_IMPORT.ENTERED_AT.desc())
                .limit(1)
                .fetchOptional(row -> mapping(row.value1()));
    }

    private static Mapping mapping(JSONB json) {
        return new Mapping(JSON.readValue(json.data(), new TypeReference<Map<String, String>>() {}));
    }

    /** @throws Refusal.NotFound if the ledger has no such import */
    Imported imported(Tx tx, Ledger ledger, UUID id) {
        return tx.sql()
                .selectFrom(LEDGER_IMPORT)
                .where(
                        LEDGER_IMPORT.BODY_ID.eq(tx.body()),
                        LEDGER_IMPORT.LEDGER.eq(ledger.key()),
                        LEDGER_IMPORT.ID.eq(id))
                .fetchOptional(LedgerFiles::imported)
                .orElseThrow(() -> new Refusal.NotFound("ledger_import"));
    }

    private static Imported imported(Record row) {
        var rows = new LinkedHashMap<UUID, Integer>();
        var numbers = row.get(LEDGER_IMPORT.ROW_NUMBERS);
        var lines = row.get(LEDGER_IMPORT.LINE_IDS);
        for (int i = 0; i < lines.length; i++) {
            rows.put(lines[i], numbers[i]);
        }
        return new Imported(
                row.get(LEDGER_IMPORT.ID),
                row.get(LEDGER_IMPORT.TAKEN_FROM),
                row.get(LEDGER_IMPORT.SHEET),
                new HeaderRows(row.get(LEDGER_IMPORT.HEAD_FIRST), row.get(LEDGER_IMPORT.HEAD_LAST)),
                row.get(LEDGER_IMPORT.FINGERPRINT),
                mapping(row.get(LEDGER_IMPORT.MAPPING)),
                new Counts(
                        row.get(LEDGER_IMPORT.ADDED),
                        row.get(LEDGER_IMPORT.CHANGED),
                        row.get(LEDGER_IMPORT.SAME),
                        row.get(LEDGER_IMPORT.LEFT_OUT)),
                rows);
    }

    /** A file that was imported, as a page lists it. */
    record Listed(UUID imported, String name, Instant at, Counts counts) {}

    /** The newest imports of a ledger. */
    List<Listed> newest(Tx tx, Ledger ledger, int most) {
        return tx.sql()
                .select(
                        LEDGER_IMPORT.ID,
                        STORED_FILE.NAME,
                        LEDGER_IMPORT.ENTERED_AT,
                        LEDGER_IMPORT.ADDED,
                        LEDGER_IMPORT.CHANGED,
                        LEDGER_IMPORT.SAME,
                        LEDGER_IMPORT.LEFT_OUT)
                .from(LEDGER_IMPORT)
                .join(LEDGER_FILE)
                .on(LEDGER_FILE.BODY_ID.eq(LEDGER_IMPORT.BODY_ID), LEDGER_FILE.ID.eq(LEDGER_IMPORT.TAKEN_FROM))
                .join(STORED_FILE)
                .on(STORED_FILE.BODY_ID.eq(LEDGER_FILE.BODY_ID), STORED_FILE.ID.eq(LEDGER_FILE.FILE_ID))
                .where(LEDGER_IMPORT.BODY_ID.eq(tx.body()), LEDGER_IMPORT.LEDGER.eq(ledger.key()))
                .orderBy(LEDGER_IMPORT.ENTERED_AT.desc(), LEDGER_IMPORT.ID.desc())
                .limit(most)
                .fetch(row -> new Listed(
                        row.value1(),
                        row.value2(),
                        row.value3().toInstant(),
                        new Counts(row.value4(), row.value5(), row.value6(), row.value7())));
    }
}
