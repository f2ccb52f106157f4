package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.ExportedRecord;
import org.sekisho.record.RecordVerifier;
import org.sekisho.record.SignedNote;

/** Looks whether a running {@link SmallBody} has what was acknowledged. */
final class Kept {
    private static final int PATIENCE_SECONDS = 30;

    private final SmallBody body;
    private final String situation;

    Kept(SmallBody body, String situation) {
        this.body = body;
        this.situation = situation;
    }

    /** Every row is there. */
    void requireRows(Collection<Load.Written> acknowledged) throws Exception {
        for (Load.Kind kind : Load.Kind.values()) {
            Set<String> lost = new HashSet<>();
            acknowledged.stream().filter(one -> one.kind() == kind).forEach(one -> lost.add(one.mark()));
            lost.removeAll(texts(
                    switch (kind) {
                        case EVIDENCE -> "SELECT note FROM evidence_item";
                        case OCCASION -> "SELECT what FROM occasion";
                        case PERSON -> "SELECT staff_number FROM person_version";
                    }));
            assertThat(lost)
                    .as("acknowledged and lost: %s; %s", kind, situation)
                    .isEmpty();
        }
    }

    /** Every file reads back as it was sent. */
    void requireFiles(Visit visit, Collection<Load.Written> acknowledged) throws Exception {
        Map<String, String> files = new HashMap<>();
        for (String line : texts("SELECT id::text || ' ' || name FROM stored_file")) {
            files.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
        }
        for (Load.Written one : acknowledged) {
            if (one.fileHash().isPresent()) {
                assertThat(files).as("file rows; %s", situation).containsKey(one.mark());
                HttpResponse<byte[]> content =
                        visit.bytes("/duties/" + body.monthly() + "/files/" + files.get(one.mark()));
                assertThat(content.statusCode()).as("%s; %s", one, situation).isEqualTo(200);
                assertThat(Load.sha256(content.body()))
                        .as("%s; %s", one, situation)
                        .isEqualTo(one.fileHash().get());
            }
        }
    }

    /** The record goes on from the checkpoint that was kept, if any, and everything entered has its place in it. */
    Path requireRecord(Visit visit, byte[] kept, Path folder) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String waiting = "SELECT id::text FROM entry WHERE id NOT IN (SELECT entry_id FROM entry_position)";
        while (!texts(waiting).isEmpty()) {
            assertThat(System.nanoTime())
                    .as("entries without a position after %s s: %s; %s", PATIENCE_SECONDS, texts(waiting), situation)
                    .isLessThan(patience);
            Thread.sleep(50);
        }
        HttpResponse<byte[]> taken = visit.take("/record/export");
        assertThat(taken.statusCode()).as("export; %s", situation).isEqualTo(200);
        Path file = Files.write(folder.resolve("record.zip"), taken.body());
        List<Checkpoint> anchors = kept.length == 0 ? List.of() : List.of(Checkpoint.of(SignedNote.parse(kept)));
        try (ExportedRecord export = ExportedRecord.open(file)) {
            RecordVerifier.Result result = RecordVerifier.verify(export, export.key(), anchors);
            assertThat(result.findings()).as("findings; %s", situation).isEmpty();
            if (!anchors.isEmpty()) {
                assertThat(result.anchored())
                        .as("anchored; %s", situation)
                        .isEqualTo(anchors.getFirst().size());
            }
        }
        return file;
    }

    /** Texts of the body, behind the wall. */
    List<String> texts(String query) throws Exception {
        PostgresServer server = LocalPostgres.runningOn(body.folder()).orElseThrow();
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                server.jdbcUrl(), server.owner().userName(), server.owner().password())) {
            connection.setAutoCommit(false);
            try (PreparedStatement wall = connection.prepareStatement("SELECT set_config('sekisho.body', ?, true)")) {
                wall.setString(1, body.body().toString());
                wall.execute();
            }
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            connection.rollback();
        }
        return texts;
    }
}
