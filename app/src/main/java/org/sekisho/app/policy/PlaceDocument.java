package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Chooses the document below which a procedure (実施手順) hangs: one of the standards, or the policy. */
@Service
public final class PlaceDocument {

    public record Input(UUID document, UUID above) {}

    /** A document below which it can hang. */
    public record Choice(UUID document, DocumentKind kind, String title) {}

    private final Work work;
    private final Documents documents;
    private final DocumentParents parents;
    private final Readable readable;

    PlaceDocument(Work work, Documents documents, DocumentParents parents, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.parents = parents;
        this.readable = readable;
    }

    /**
     * The documents below which a procedure can hang.
     *
     * @throws Refusal.NotFound if there is no such procedure, or none for this actor
     */
    public List<Choice> choices(Actor actor, UUID document) {
        return work.read(actor, Permission.IMPORT_POLICY, tx -> choices(tx, document));
    }

    private List<Choice> choices(Tx tx, UUID document) {
        var all = readable.by(tx, documents.versions(tx));
        if (all.stream().noneMatch(one -> one.document().equals(document) && one.kind() == DocumentKind.PROCEDURE)) {
            throw new Refusal.NotFound("document");
        }
        return all.stream()
                .filter(one -> one.kind() != DocumentKind.PROCEDURE)
                .collect(java.util.stream.Collectors.toMap(
                        DocumentVersion::document,
                        one -> new Choice(one.document(), one.kind(), one.title()),
                        (earlier, later) -> later))
                .values()
                .stream()
                .sorted(java.util.Comparator.comparing(Choice::kind).reversed().thenComparing(Choice::title))
                .toList();
    }

    /**
     * Lets it hang there from today on. Links to clauses of the document that it hung below stay, and are shown as such.
     *
     * @throws Refusal.Invalid naming {@code above} if it hangs there already
     * @throws Refusal.NotFound if there is no such procedure or no such document above
     */
    public UUID place(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            Register.inTurn(tx, "policy.parents");
            if (choices(tx, input.document()).stream()
                    .noneMatch(choice -> choice.document().equals(input.above()))) {
                throw new Refusal.NotFound("document");
            }
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var before = documents.above(tx, AsOf.known(today)).get(input.document());
            var problems = new Problems("policy");
            if (input.above().equals(before)) {
                problems.add("above", "above-same");
            }
            problems.refuseIfAny();
            var act = Act.of("policy.document.placed", "document", input.document())
                    .before("above", java.util.Optional.ofNullable(before))
                    .after("above", input.above());
            var entry = tx.enter(act);
            parents.end(tx, entry, parents.of(tx, input.document()), today);
            parents.add(
                    tx,
                    entry,
                    List.of(new DocumentParents.Row(tx.newId(), input.document(), input.above(), Span.since(today))));
            return input.document();
        });
    }
}
