package org.sekisho.app.record.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.evidence.ProveEntry;
import org.sekisho.app.evidence.Sequencer;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** How far the record is signed, and what is taken of it to be kept elsewhere. */
@Controller
class RecordPages {

    private static final String ADDRESS = "/record";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final ExportRecord record;
    private final Sequencer sequencer;
    private final ProveEntry proofs;
    private final Templates templates;
    private final Time time;

    RecordPages(ExportRecord record, Sequencer sequencer, ProveEntry proofs, Templates templates, Time time) {
        this.record = record;
        this.sequencer = sequencer;
        this.proofs = proofs;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS + "/signed")
    @Requires(Permission.TAKE_RECORD)
    View show(Actor actor, Shell shell) {
        return templates
                .page("record/signed", Page.titled(shell, shell.texts().get("record.title")))
                .with("tabs", EntryPages.tabs(actor, shell.texts(), EntryPages.Part.SIGNED))
                .with("state", record.state(actor))
                .with("fault", sequencer.fault(actor.body()).isPresent());
    }

    @GetMapping(ADDRESS + "/checkpoint")
    @Requires(Permission.TAKE_RECORD)
    ResponseEntity<byte[]> checkpoint(Actor actor) {
        var signed = record.state(actor).signed().orElseThrow(() -> new Refusal.NotFound("checkpoint"));
        return download("checkpoint-" + signed.checkpoint().size() + ".txt", TEXT)
                .body(signed.note().bytes());
    }

    @GetMapping(ADDRESS + "/entries/{id}/proof")
    @Requires(Permission.TAKE_RECORD)
    ResponseEntity<byte[]> proof(Actor actor, @PathVariable UUID id) {
        return download("entry-" + id + ".tlog-proof", TEXT)
                .body(proofs.of(actor, id).bytes());
    }

    /** Written to a file first, so that a slow reader holds no connection to the database. */
    @PostMapping(ADDRESS + "/export")
    @Requires(Permission.TAKE_RECORD)
    @FreshProof
    ResponseEntity<Resource> export(Actor actor) throws IOException {
        var file = Files.createTempFile("sekisho-record-", ".zip");
        try {
            long size;
            try (var out = Files.newOutputStream(file)) {
                size = record.to(actor, out);
            }
            if (size == 0) {
                throw new Refusal.NotFound("record");
            }
            // Unlinked at once: what is open can still be read, and nothing is left behind.
            var in = Files.newInputStream(file);
            return download("record-" + time.today() + ".zip", ZIP)
                    .contentLength(Files.size(file))
                    .body(new InputStreamResource(in));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ResponseEntity.BodyBuilder download(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore());
    }
}
