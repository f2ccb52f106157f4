package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Says who inside may read a document that is not public: all staff, or named sections and posts.
 *
 * <p>A standard binds all staff, so all staff may read it until somebody names a section or a post; when the last of them
 * is withdrawn, all staff may read it again. Those who answer for every document always may.
 */
@Service
public final class NameReaders {

    /** @param name of a section (総務課) or of a post with its place (総務課 課長) */
    public record Input(UUID document, String name) {}

    private final Work work;
    private final Documents documents;
    private final DocumentReaders readers;
    private final PlacesOfStaff places;
    private final Readable readable;

    NameReaders(Work work, Documents documents, DocumentReaders readers, PlacesOfStaff places, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.readers = readers;
        this.places = places;
        this.readable = readable;
    }

    /**
     * Names a section with all below it, or a post, from today on.
     *
     * @throws Refusal.Invalid naming {@code name} if there is no such place, or several, or it is named already
     * @throws Refusal.NotFound if the actor reads no such document, or it is the policy, which everybody reads
     */
    public UUID name(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            Register.inTurn(tx, "policy.readers");
            requireDocument(tx, input.document());
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var found = places.on(tx, AsOf.known(today)).stream()
                    .filter(place -> PlacesOfStaff.named(place, input.name()))
                    .toList();
            var problems = new Problems("policy");
            problems.requireText("name", input.name());
            if (!problems.any() && found.size() != 1) {
                problems.add("name", found.isEmpty() ? "reader-unknown" : "reader-several", input.name());
            }
            problems.refuseIfAny();
            var place = found.getFirst();
            if (standing(tx, input.document()).stream()
                    .anyMatch(row -> row.place().equals(place.id()))) {
                problems.add("name", "reader-already", input.name());
                problems.refuseIfAny();
            }
            var entry = tx.enter(Act.of("policy.reader.named", "document", input.document())
                    .after("place", place.kind())
                    .after("subject", place.id()));
            readers.add(
                    tx,
                    entry,
                    List.of(new DocumentReaders.Row(
                            tx.newId(), input.document(), place.kind(), place.id(), Span.since(today))));
            return place.id();
        });
    }

    /**
     * Withdraws a reader from today on; on the days before, it stays.
     *
     * @param reader {@link InForceOnDay.Reader#id}
     * @throws Refusal.NotFound if the document has no such reader now, or there is none for this actor
     */
    public UUID withdraw(Actor actor, UUID document, UUID reader) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            Register.inTurn(tx, "policy.readers");
            requireDocument(tx, document);
            var row = standing(tx, document).stream()
                    .filter(one -> one.id().equals(reader))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("reader"));
            var entry = tx.enter(Act.of("policy.reader.withdrawn", "document", document)
                    .before("place", row.kind())
                    .before("subject", row.place()));
            readers.end(tx, entry, List.of(row), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            return row.place();
        });
    }

    private List<DocumentReaders.Row> standing(Tx tx, UUID document) {
        return readers.current(tx).stream()
                .filter(row ->
                        row.document().equals(document) && row.span().to().isEmpty())
                .toList();
    }

    private void requireDocument(Tx tx, UUID document) {
        var versions = readable.by(tx, documents.versionsOf(tx, document));
        if (versions.isEmpty() || versions.getLast().kind() == DocumentKind.POLICY) {
            throw new Refusal.NotFound("document");
        }
    }
}
