package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Does one's own part of a duty that asks everybody. To have read and acknowledged the policy on its page is seen by the
 * program; that one took a course or checked oneself elsewhere is attested.
 */
@Service
public final class DoOwnDuty {

    /**
     * The part.
     *
     * @param nature what the page that calls this saw
     * @param note one's own words; may be empty
     */
    public record Input(DutyId duty, Nature nature, LocalDate happenedOn, String note) {}

    private final Work work;
    private final Duties duties;
    private final EvidenceItems evidence;
    private final HeldPosts people;
    private final DocumentHistory documents;

    DoOwnDuty(Work work, Duties duties, EvidenceItems evidence, HeldPosts people, DocumentHistory documents) {
        this.work = work;
        this.duties = duties;
        this.evidence = evidence;
        this.people = people;
        this.documents = documents;
    }

    /**
     * Enters it.
     *
     * @throws Refusal.NotFound if the account is no person's, or the duty asks nobody but its owner
     * @throws Refusal.Invalid if the day is to come
     */
    public EvidenceId done(Actor actor, Input input) {
        var me = people.person(actor, input.happenedOn()).orElseThrow(() -> new Refusal.NotFound("person"));
        return work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            boolean asksEverybody = duties.of(tx, input.duty()).stream()
                    .anyMatch(row ->
                            row.scope() == Scope.EACH_PERSON && row.span().contains(input.happenedOn()));
            if (!asksEverybody) {
                throw new Refusal.NotFound("duty");
            }
            var problems = new Problems("duties");
            problems.requirePast("happenedOn", input.happenedOn(), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            if (!input.note().isBlank()) {
                problems.requireReason("note", input.note());
            }
            problems.refuseIfAny();
            var item = new EvidenceItems.New(
                    new EvidenceId(tx.newId()),
                    input.duty(),
                    me.value(),
                    input.nature(),
                    input.nature() == Nature.OBSERVED ? "own-page" : "attested",
                    Optional.empty(),
                    actor.name(),
                    input.note().strip(),
                    "",
                    Optional.empty(),
                    GiveEvidence.inForce(documents.versions(tx), input.happenedOn()),
                    input.happenedOn());
            evidence.add(tx, tx.enter(GiveEvidence.act("duties.evidence.given", item)), List.of(item));
            return item.evidence();
        });
    }
}
