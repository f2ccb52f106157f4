package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ENTRY_CHILD;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;
import static org.sekisho.schema.tables.Tables.STORED_FILE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.record.Commitment;
import org.springframework.stereotype.Component;

/**
 * Erases what a recorded decision disposes of: values that stand beside the leaves of the record, and the bytes of files.
 *
 * <p>The leaves stay as they are, with the salted hashes of what was erased: that something was there, when, and by whom it
 * was entered can still be proved; what it was can no longer be read or guessed, because the salts go with the values. The
 * decision itself is an entry of the use case that calls this.
 */
@Component
public class Erasures {

    private static final String GONE = "-";

    /**
     * What was erased.
     *
     * @param values how many values
     * @param digest SHA-256 of the leaves that remain, one after the other in the order of their identifiers
     */
    public record Erased(int values, byte[] digest) {}

    private final Blobs blobs;

    Erasures(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Erases every value that the record holds of these subjects. */
    public Erased values(Tx tx, Collection<UUID> subjects) {
        var all = DSL.any(subjects.toArray(UUID[]::new));
        int values = tx.sql()
                .deleteFrom(ERASABLE_VALUE)
                .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()), ERASABLE_VALUE.SUBJECT_ID.eq(all))
                .execute();
        var digest = sha256();
        tx.sql()
                .select(ENTRY.ID, ENTRY.LEAF)
                .from(ENTRY)
                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.SUBJECT_ID.eq(all))
                .unionAll(DSL.select(ENTRY_CHILD.ID, ENTRY_CHILD.LEAF)
                        .from(ENTRY_CHILD)
                        .where(ENTRY_CHILD.BODY_ID.eq(tx.body()), ENTRY_CHILD.SUBJECT_ID.eq(all)))
                .orderBy(1)
                .forEach(row -> digest.update(row.value2()));
        return new Erased(values, digest.digest());
    }

    /**
     * Erases a file: its name and salt with the transaction, its bytes after it. Bytes that a crash left behind go with the
     * next file that is erased.
     */
    public void file(Tx tx, UUID file) {
        tx.sql()
                .update(STORED_FILE)
                .set(STORED_FILE.NAME, GONE)
                .set(STORED_FILE.SALT, new byte[Commitment.SALT_BYTES])
                .set(STORED_FILE.ERASED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(STORED_FILE.BODY_ID.eq(tx.body()), STORED_FILE.ID.eq(file), STORED_FILE.ERASED_AT.isNull())
                .execute();
        var entry = tx.sql()
                .select(STORED_FILE.ENTRY_ID)
                .from(STORED_FILE)
                .where(STORED_FILE.BODY_ID.eq(tx.body()), STORED_FILE.ID.eq(file));
        tx.sql()
                .deleteFrom(ERASABLE_VALUE)
                .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()), ERASABLE_VALUE.ENTRY_ID.eq(entry))
                .execute();
        var gone = tx.sql()
                .select(STORED_FILE.BLOB_HASH)
                .from(STORED_FILE)
                .where(STORED_FILE.BODY_ID.eq(tx.body()), STORED_FILE.ERASED_AT.isNotNull())
                .fetch(STORED_FILE.BLOB_HASH);
        var body = tx.actor().body();
        tx.afterwards(() -> {
            for (var hash : gone) {
                try {
                    blobs.erase(body, hash);
                } catch (IOException e) {
                    throw new UncheckedIOException("The bytes of an erased file could not be taken off the disk", e);
                }
            }
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
