package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Attests that many did their part of a duty: a list of who attended a course, of sections that were checked. */
@Service
public final class AttestForMany {

    /** The most that one list may name. */
    public static final int MOST = 10_000;

    /**
     * The list.
     *
     * @param subjects the people or the sections on it
     * @param doneBy who held the course, or made the round
     * @param place where the paper is; may be empty
     * @param file the list itself
     */
    public record Input(
            DutyId duty,
            Set<UUID> subjects,
            LocalDate happenedOn,
            String doneBy,
            String note,
            String place,
            Optional<FileStore.Written> file) {

        public Input {
            subjects = Set.copyOf(subjects);
        }
    }

    private final Work work;
    private final Duties duties;
    private final EvidenceItems evidence;
    private final FileStore files;
    private final DocumentHistory documents;

    AttestForMany(Work work, Duties duties, EvidenceItems evidence, FileStore files, DocumentHistory documents) {
        this.work = work;
        this.duties = duties;
        this.evidence = evidence;
        this.files = files;
        this.documents = documents;
    }

    /**
     * Attests it for all of them, or for none.
     *
     * @return how many
     * @throws Refusal.Invalid naming the field: nobody on the list, too many, a day to come
     */
    public int attest(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_DUTIES, tx -> {
            var scope = duties.of(tx, input.duty()).stream()
                    .filter(row -> row.span().contains(input.happenedOn()))
                    .map(Duties.Row::scope)
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("duty"));
            var problems = new Problems("duties");
            if (scope == Scope.BODY) {
                problems.add("subjects", "asks-one-only");
            } else if (input.subjects().isEmpty()) {
                problems.add("subjects", "nobody-named");
            } else if (input.subjects().size() > MOST) {
                problems.add("subjects", "too-many-named", MOST);
            }
            GiveEvidence.check(problems, tx, input.happenedOn(), input.doneBy(), input.note(), input.place());
            problems.refuseIfAny();
            var file = input.file().map(written -> files.attach(tx, written));
            var text = GiveEvidence.inForce(documents.versions(tx), input.happenedOn());
            var items = input.subjects().stream()
                    .map(subject -> new EvidenceItems.New(
                            new EvidenceId(tx.newId()),
                            input.duty(),
                            subject,
                            Nature.ATTESTED,
                            "list",
                            Optional.empty(),
                            input.doneBy().strip(),
                            input.note().strip(),
                            input.place().strip(),
                            file,
                            text,
                            input.happenedOn()))
                    .toList();
            BulkEntries.enter(
                    tx,
                    "duties.evidence.listed",
                    items,
                    (act, item) -> act.child("evidence", item.evidence().value())
                            .after("duty", item.duty().value())
                            .after("subject", item.subject())
                            .after("happenedOn", item.happenedOn()),
                    (entry, part) -> evidence.add(tx, entry, part));
            return items.size();
        });
    }
}
