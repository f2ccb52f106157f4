package org.sekisho.app.policy;

import java.util.UUID;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** The file that a version or a draft was read from, as it was handed in. */
@Service
public final class SourceOf {

    private final Work work;
    private final FileStore files;
    private final Documents documents;
    private final Drafts drafts;
    private final Readable readable;

    SourceOf(Work work, FileStore files, Documents documents, Drafts drafts, Readable readable) {
        this.work = work;
        this.files = files;
        this.documents = documents;
        this.drafts = drafts;
        this.readable = readable;
    }

    /** Name and bytes of a file. */
    public record Source(String name, String mediaType, byte[] bytes) {}

    /**
     * The file of a version.
     *
     * @throws Refusal.NotFound if there is none, or none for this actor
     */
    public Source version(Actor actor, UUID version) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var found = documents.version(tx, version);
            if (!readable.by(tx, found)) {
                throw new Refusal.NotFound("version");
            }
            return source(tx, "version", version, found.file());
        });
    }

    /**
     * The file of a draft in work; that of an accepted one is asked for by its version.
     *
     * @throws Refusal.NotFound if there is no such draft, or it is accepted or discarded
     */
    public Source draft(Actor actor, UUID draft) {
        return work.read(
                actor,
                Permission.IMPORT_POLICY,
                tx -> source(tx, "draft", draft, drafts.open(tx, draft).file()));
    }

    private Source source(Tx tx, String type, UUID subject, UUID file) {
        var shown = files.show(tx, type, subject, file);
        return new Source(shown.file().name(), shown.file().mediaType(), shown.bytes());
    }
}
