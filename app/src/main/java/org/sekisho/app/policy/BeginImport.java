package org.sekisho.app.policy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads a file into a draft and keeps the file itself. */
@Service
public final class BeginImport {

    private final Work work;
    private final FileStore files;
    private final FileReading reading;
    private final Drafts drafts;
    private final Documents documents;

    BeginImport(Work work, FileStore files, FileReading reading, Drafts drafts, Documents documents) {
        this.work = work;
        this.files = files;
        this.reading = reading;
        this.drafts = drafts;
        this.documents = documents;
    }

    /**
     * A file to read.
     *
     * @param fileName its ending says the format: .txt, .md, .html, .docx or .pdf
     * @param content read to its end and not closed
     */
    public record Input(DocumentKind kind, String fileName, InputStream content) {}

    /** The draft, its number, and what the document says of itself. */
    public record Begun(UUID draft, int number, Proposal proposal) {}

    /**
     * Reads the file; the file is durable before the row that names it.
     *
     * @throws Refusal.Invalid if it cannot be read safely; names the file, the place and the reason
     */
    public Begun begin(Actor actor, Input input) {
        actor.require(Permission.IMPORT_POLICY);
        var read = reading.read(input.fileName(), input.content());
        var stored = PolicyTrees.stored(read.tree());
        var file = files.write(
                actor, read.name(), read.mediaType(), new ByteArrayInputStream(read.bytes()), FileReading.MOST_BYTES);
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var draft = tx.newId();
            var fileId = files.attach(tx, file);
            var entry = tx.enter(Act.of("policy.draft.begun", "draft", draft)
                    .after("kind", input.kind())
                    .after("file", fileId)
                    .after("clauses", read.tree().clauses().size())
                    .after("doubts", read.tree().doubts().size())
                    .after("tree", PolicyTrees.digest(stored)));
            drafts.begin(tx, draft, input.kind(), fileId, read.lines());
            drafts.add(
                    tx,
                    draft,
                    new Drafts.Next(1, Optional.empty(), new Change("read", ""), DraftState.OPEN, stored),
                    entry);
            return new Begun(
                    draft, 1, Proposal.of(read.tree(), documents.likelyEarlier(tx, input.kind(), read.tree())));
        });
    }
}
