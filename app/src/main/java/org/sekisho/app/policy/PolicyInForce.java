package org.sekisho.app.policy;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** The policy (基本方針) that is in force on a day. */
@Service
public final class PolicyInForce {

    private final Work work;
    private final Documents documents;
    private final Readable readable;

    PolicyInForce(Work work, Documents documents, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.readable = readable;
    }

    /** A version with its text. */
    public record InFull(DocumentVersion version, VersionText text) {}

    /**
     * The answer for a day.
     *
     * @param inForce empty if none is in force
     * @param versions all versions of the policy that the actor may read, by the day they are in force from
     */
    public record Found(AsOf asOf, Optional<InFull> inForce, List<DocumentVersion> versions) {}

    /** Finds it: one statement, and two more when the text is not in memory. */
    public Found on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var versions = readable.by(tx, documents.versions(tx, DocumentKind.POLICY, asOf));
            var inForce = versions.stream()
                    .filter(version -> version.holdsOn(asOf.day()))
                    .findFirst()
                    .map(version -> new InFull(version, documents.text(tx, version.id())));
            return new Found(asOf, inForce, versions);
        });
    }
}
