package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.STORED_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.record.Commitment;
import org.sekisho.record.Value;
import org.springframework.stereotype.Component;

/**
 * The files of a body: immutable, encrypted, outside of the web root.
 *
 * <p>Storing has two steps, so that a file is on the disk before the row that names it commits: {@link #write} makes the
 * bytes durable and returns what to {@link #attach} in the transaction of the use case. Bytes that no row names (a
 * crash between the two) are found by their age and collected.
 */
@Component
public class FileStore {

    private final Blobs blobs;

    FileStore(Blobs blobs) {
        this.blobs = blobs;
    }

    /** A file that is durable and not yet named by a row. */
    public record Written(String name, String mediaType, long sizeBytes, Blobs.Sealed sealed) {}

    /** A file as a row names it. */
    public record StoredFile(UUID id, String name, String mediaType, long sizeBytes) {}

    /**
     * Encrypts the bytes for the actor's body and writes them to the disk.
     *
     * @param content read to its end and not closed
     * @param mostBytes the largest size taken
     * @throws Refusal.Invalid if the content is larger
     */
    public Written write(Actor actor, String name, String mediaType, InputStream content, long mostBytes) {
        try {
            var sealed = blobs.write(actor.body(), content, mostBytes);
            return new Written(name, mediaType, sealed.sizeBytes(), sealed);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " could not be written", e);
        }
    }

    /** Names the file in a row and enters it in the record; the leaf holds a salted hash of its bytes. */
    public UUID attach(Tx tx, Written file) {
        var id = tx.newId();
        var entry = tx.newId();
        tx.enter(
                entry,
                Act.of("evidence.file.stored", "file", id)
                        .afterErasable("name", file.name())
                        .after("mediaType", file.mediaType())
                        .after("sizeBytes", file.sizeBytes())
                        .after("content", new Value.Committed(file.sealed().commitment())));
        tx.sql()
                .insertInto(STORED_FILE)
                .set(STORED_FILE.BODY_ID, tx.body())
                .set(STORED_FILE.ID, id)
                .set(STORED_FILE.NAME, file.name())
                .set(STORED_FILE.MEDIA_TYPE, file.mediaType())
                .set(STORED_FILE.SIZE_BYTES, file.sizeBytes())
                .set(STORED_FILE.SALT, file.sealed().salt())
                .set(STORED_FILE.COMMITMENT, file.sealed().commitment().hash())
                .set(STORED_FILE.BLOB_HASH, file.sealed().blobHash())
                .set(STORED_FILE.STORED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(STORED_FILE.ENTRY_ID, entry)
                .execute();
        return id;
    }

    /** What the row says of the file. */
    public StoredFile describe(Tx tx, UUID id) {
        var row = tx.sql()
                .select(STORED_FILE.NAME, STORED_FILE.MEDIA_TYPE, STORED_FILE.SIZE_BYTES)
                .from(STORED_FILE)
                .where(STORED_FILE.BODY_ID.eq(tx.body()), STORED_FILE.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> new Refusal.NotFound("file"));
        return new StoredFile(id, row.value1(), row.value2(), row.value3());
    }

    /** A file with its bytes. */
    public record Shown(StoredFile file, byte[] bytes) {}

    /**
     * A file that is shown to the actor, who may see it; the reading is entered in the record ({@link Work#read}).
     *
     * @param subjectType what the file belongs to, as the record calls it
     * @throws Refusal.NotFound if there is no such file, or it was erased
     */
    public Shown show(Tx tx, String subjectType, UUID subject, UUID id) {
        var shown = new Shown(describe(tx, id), read(tx, id));
        tx.shows(subjectType, subject, id);
        return shown;
    }

    /**
     * The bytes of a file for the program's own work, decrypted and checked against the hash in the record. Whoever shows
     * them to a person takes {@link #show}.
     *
     * @throws IllegalStateException if the bytes on the disk are not those that were stored
     */
    public byte[] read(Tx tx, UUID id) {
        var row = tx.sql()
                .select(STORED_FILE.BLOB_HASH, STORED_FILE.SALT, STORED_FILE.COMMITMENT)
                .from(STORED_FILE)
                .where(STORED_FILE.BODY_ID.eq(tx.body()), STORED_FILE.ID.eq(id), STORED_FILE.ERASED_AT.isNull())
                .fetchOptional()
                .orElseThrow(() -> new Refusal.NotFound("file"));
        try {
            var bytes = blobs.read(tx.actor().body(), row.value1());
            if (!new Commitment(row.value3()).opensTo(bytes, row.value2())) {
                throw new IllegalStateException("File " + id + " on the disk is not the one that was stored");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("File " + id + " could not be read", e);
        }
    }
}
