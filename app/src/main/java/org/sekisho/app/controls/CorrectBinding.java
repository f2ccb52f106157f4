package org.sekisho.app.controls;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;
import org.springframework.stereotype.Service;

/** Takes a person's word on what a clause is and what it obliges to. The program's own reading stays readable. */
@Service
public final class CorrectBinding {

    /**
     * Whether a sentence obliges to a topic.
     *
     * @param version the version of the policy
     * @param bound whether it does
     * @param reason why the person thinks so
     */
    public record Input(UUID version, Span span, String topic, boolean bound, String reason) {}

    /** What kind of clause it is. */
    public record Kind(UUID version, String path, ClauseKind kind, String reason) {}

    private final Work work;
    private final Bindings bindings;
    private final CatalogueOfBody catalogues;
    private final DocumentHistory documents;
    private final Renewal renewal;

    CorrectBinding(
            Work work, Bindings bindings, CatalogueOfBody catalogues, DocumentHistory documents, Renewal renewal) {
        this.work = work;
        this.bindings = bindings;
        this.catalogues = catalogues;
        this.documents = documents;
        this.renewal = renewal;
    }

    /**
     * Decides it, for this text and for the texts to come.
     *
     * @throws Refusal.Invalid if there is no such topic, or no reason, or the clause is no obligation and asks for nothing
     * @throws Refusal.NotFound if the text has no such clause
     */
    public BoundClauses decide(Actor actor, Input input) {
        var inForce = documents.version(actor, input.version()).version().validFrom();
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            var known = bindings.of(tx, input.version());
            var reading = known.readings().stream()
                    .filter(one -> one.path().equals(input.span().path()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("clause"));
            var problems = new Problems("controls");
            if (catalogues.of(tx).topic(input.topic()).isEmpty()) {
                problems.add("topic", "topic-unknown");
            }
            if (input.bound() && reading.kind() != ClauseKind.OBLIGATION) {
                problems.add("topic", "no-obligation");
            }
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var before = known.bindings().stream()
                    .filter(one ->
                            one.span().equals(input.span()) && one.topic().equals(input.topic()))
                    .findFirst();
            var verdict = input.bound() ? Verdict.BOUND : Verdict.REFUSED;
            var now = new BoundClauses.Bound(
                    before.map(BoundClauses.Bound::id).orElseGet(tx::newId),
                    reading.clause(),
                    input.span(),
                    input.topic(),
                    verdict,
                    new Text(input.reason().strip(), input.reason().strip()),
                    List.of(),
                    before.flatMap(BoundClauses.Bound::period),
                    before.map(BoundClauses.Bound::stated).orElse(""),
                    Optional.of(actor.account()),
                    false);
            var entry = tx.enter(Act.of("controls.binding.decided", "clause", reading.clause())
                    .before("verdict", before.map(BoundClauses.Bound::verdict).map(Enum::name))
                    .after("version", input.version())
                    .after("path", input.span().path())
                    .after("paragraph", input.span().paragraph())
                    .after("sentence", input.span().sentence())
                    .after("topic", input.topic())
                    .after("verdict", verdict)
                    .afterErasable("reason", input.reason()));
            before.ifPresent(one -> bindings.supersedeBindings(tx, List.of(one.id())));
            bindings.addBindings(tx, input.version(), entry, List.of(now));
            publish(tx, input.version(), input.bound(), inForce);
            renewal.after(tx, input.version());
            return bindings.of(tx, input.version());
        });
    }

    /**
     * What is refused was asked until today. What is found to be asked was so from the first day, and is from today on also
     * where it was refused in between.
     */
    private static void publish(Tx tx, UUID version, boolean asks, LocalDate inForce) {
        var today = Renewal.notBeforeToday(inForce, tx);
        if (asks && inForce.isBefore(today)) {
            tx.publish(new ClausesBound(tx.newId(), tx.actor().body(), version, inForce));
        }
        tx.publish(new ClausesBound(tx.newId(), tx.actor().body(), version, today));
    }

    /**
     * Says what kind of clause it is, and makes its bindings anew: only an obligation asks for something.
     *
     * @return whether it was of another kind before; nothing is changed or recorded otherwise
     * @throws Refusal.Invalid without a reason
     * @throws Refusal.NotFound if the text has no such clause
     */
    public boolean relabel(Actor actor, Kind input) {
        var inForce = documents.version(actor, input.version()).version().validFrom();
        var problems = new Problems("controls");
        problems.requireReason("reason", input.reason());
        problems.refuseIfAny();
        if (work.read(actor, Permission.KEEP_DUTIES, tx -> reading(tx, input)).kind() == input.kind()) {
            return false;
        }
        work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            var before = reading(tx, input);
            var entry = tx.enter(Act.of("controls.clause.relabelled", "clause", before.clause())
                    .before("kind", before.kind())
                    .after("kind", input.kind())
                    .after("version", input.version())
                    .after("path", input.path())
                    .afterErasable("reason", input.reason()));
            bindings.supersedeReadings(tx, List.of(before.id()));
            bindings.addReadings(
                    tx,
                    input.version(),
                    entry,
                    List.of(new BoundClauses.Reading(
                            tx.newId(),
                            before.clause(),
                            before.ordinal(),
                            before.path(),
                            input.kind(),
                            new Text(input.reason().strip(), input.reason().strip()),
                            List.of(),
                            Optional.of(actor.account()),
                            false,
                            before.catalogue())));
            renewal.clause(tx, input.version(), input.path());
            publish(tx, input.version(), input.kind() == ClauseKind.OBLIGATION, inForce);
            renewal.after(tx, input.version());
            return before.id();
        });
        return true;
    }

    private BoundClauses.Reading reading(Tx tx, Kind input) {
        return bindings.of(tx, input.version()).readings().stream()
                .filter(one -> one.path().equals(input.path()))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("clause"));
    }
}
