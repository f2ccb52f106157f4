package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.typeset.PolicyOscal;
import org.springframework.stereotype.Service;

/** A version as an OSCAL catalog, in which each clause has its lasting identity as identifier. */
@Service
public final class CatalogOfVersion {

    private final Work work;
    private final Documents documents;
    private final Publications publications;
    private final Readable readable;

    CatalogOfVersion(Work work, Documents documents, Publications publications, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.publications = publications;
        this.readable = readable;
    }

    /** @param json in UTF-8 */
    public record Catalog(DocumentVersion version, byte[] json) {}

    /**
     * The catalog of a version.
     *
     * @param body the name of the body, which the catalog gives as the one that made the policy
     * @throws Refusal.NotFound if there is none, or none for this actor
     */
    public Catalog of(Actor actor, UUID id, String body) {
        var party = new PolicyOscal.Body(PolicyOscal.named("body", actor.body().toString()), body);
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var version = documents.version(tx, id);
            readable.show(tx, version);
            var published = version.isPublic()
                    ? publications.of(tx, id).stream()
                            .map(row -> row.span().from())
                            .min(LocalDate::compareTo)
                    : Optional.<LocalDate>empty();
            var text = documents.text(tx, id);
            return new Catalog(version, PolicyOscal.of(text.tree(), edition(version, text, published, party)));
        });
    }

    /** A correction of a date or a publication is another edition of the same text. */
    private static PolicyOscal.Edition edition(
            DocumentVersion version, VersionText text, Optional<LocalDate> published, PolicyOscal.Body body) {
        var uuid = PolicyOscal.named(
                "version",
                version.document().toString(),
                version.id().toString(),
                version.enteredAt().toString(),
                published.map(LocalDate::toString).orElse(""));
        return new PolicyOscal.Edition(
                uuid,
                Optional.of(version.document()),
                version.title(),
                Integer.toString(version.number()),
                version.enteredAt(),
                published,
                Optional.of(body),
                properties(version),
                text.clauses());
    }

    private static SequencedMap<String, String> properties(DocumentVersion version) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("document-kind", version.kind().name().toLowerCase(Locale.ROOT));
        properties.put("disclosure", version.isPublic() ? "public" : "non-public");
        version.decidedOn().ifPresent(day -> properties.put("decided-on", day.toString()));
        version.decidedBy().ifPresent(post -> properties.put("decided-by", post));
        version.instrumentNumber().ifPresent(number -> properties.put("instrument", number));
        properties.put("in-force-from", version.validFrom().toString());
        version.corrects().ifPresent(corrected -> properties.put("corrects", corrected.toString()));
        return properties;
    }
}
