package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Attests that a duty was done: on which day, by whom, and where the paper is. */
@Service
public final class GiveEvidence {

    /** The largest attachment taken. */
    public static final long MOST_BYTES = 50L << 20;

    /**
     * What is attested.
     *
     * @param subject the section or person whose part was done; empty for all that are asked
     * @param happenedOn the day on which it was done; not to come
     * @param doneBy who did it
     * @param place where the paper is, for instance the name of a binder; may be empty
     * @param file an attachment, durable already
     * @param occasion the occasion that it answers
     */
    public record Input(
            DutyId duty,
            Optional<UUID> subject,
            LocalDate happenedOn,
            String doneBy,
            String note,
            String place,
            Optional<FileStore.Written> file,
            Optional<OccasionId> occasion) {

        /** Done on a day, for all that are asked. */
        public static Input done(DutyId duty, LocalDate on, String by) {
            return new Input(duty, Optional.empty(), on, by, "", "", Optional.empty(), Optional.empty());
        }

        public Input noting(String words) {
            return new Input(duty, subject, happenedOn, doneBy, words, place, file, occasion);
        }

        public Input kept(String where) {
            return new Input(duty, subject, happenedOn, doneBy, note, where, file, occasion);
        }

        public Input with(FileStore.Written attachment) {
            return new Input(duty, subject, happenedOn, doneBy, note, place, Optional.of(attachment), occasion);
        }

        public Input by(UUID part) {
            return new Input(duty, Optional.of(part), happenedOn, doneBy, note, place, file, occasion);
        }

        public Input answering(OccasionId what) {
            return new Input(duty, subject, happenedOn, doneBy, note, place, file, Optional.of(what));
        }
    }

    private final Work work;
    private final Duties duties;
    private final EvidenceItems evidence;
    private final Occasions occasions;
    private final FileStore files;
    private final DocumentHistory documents;
    private final Vouching vouching;

    GiveEvidence(
            Work work,
            Duties duties,
            EvidenceItems evidence,
            Occasions occasions,
            FileStore files,
            DocumentHistory documents,
            Vouching vouching) {
        this.work = work;
        this.duties = duties;
        this.evidence = evidence;
        this.occasions = occasions;
        this.files = files;
        this.documents = documents;
        this.vouching = vouching;
    }

    /**
     * Attests it.
     *
     * @throws Refusal.Invalid naming the field: a day to come, nobody named, an occasion after the day
     * @throws Refusal.NotPermitted if the actor neither answers for that part of the duty nor keeps the duties
     */
    public EvidenceId give(Actor actor, Input input) {
        var sections = vouching.sections(actor);
        return work.change(actor, Permission.GIVE_EVIDENCE, tx -> {
            duties.control(tx, input.duty());
            vouching.require(tx, input.duty(), input.subject().orElse(tx.body()), input.happenedOn(), sections);
            var problems = new Problems("duties");
            check(problems, tx, input.happenedOn(), input.doneBy(), input.note(), input.place());
            input.occasion().map(id -> occasions.the(tx, id)).ifPresent(occasion -> {
                if (!occasion.duty().equals(input.duty())) {
                    throw new Refusal.NotFound("occasion");
                }
                if (input.happenedOn().isBefore(occasion.happenedOn())) {
                    problems.add("happenedOn", "before-occasion", Problems.day(occasion.happenedOn()));
                }
            });
            problems.refuseIfAny();
            var id = new EvidenceId(tx.newId());
            var item = new EvidenceItems.New(
                    id,
                    input.duty(),
                    input.subject().orElse(tx.body()),
                    Nature.ATTESTED,
                    "attested",
                    input.occasion(),
                    input.doneBy().strip(),
                    input.note().strip(),
                    input.place().strip(),
                    input.file().map(file -> files.attach(tx, file)),
                    inForce(documents.versions(tx), input.happenedOn()),
                    input.happenedOn());
            var entry = tx.enter(act("duties.evidence.given", item));
            evidence.add(tx, entry, List.of(item));
            return id;
        });
    }

    /** The policy text of the day, to whose clauses the evidence belongs. */
    static Optional<UUID> inForce(List<DocumentVersion> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> version.kind() == DocumentKind.POLICY && version.holdsOn(day))
                .map(DocumentVersion::id)
                .findFirst();
    }

    static void check(Problems problems, Tx tx, LocalDate happenedOn, String doneBy, String note, String place) {
        problems.requirePast("happenedOn", happenedOn, LocalDate.ofInstant(tx.now(), Time.JAPAN));
        problems.requireText("doneBy", doneBy);
        if (!note.isBlank()) {
            problems.requireReason("note", note);
        }
        problems.requirePlain("place", place);
    }

    static Act act(String kind, EvidenceItems.New item) {
        return Act.of(kind, "evidence", item.evidence().value())
                .after("duty", item.duty().value())
                .after("subject", item.subject())
                .after("nature", item.nature())
                .after("source", item.source())
                .after("occasion", item.occasion().map(OccasionId::value))
                .after("happenedOn", item.happenedOn())
                .after("text", item.text())
                .after("file", item.file())
                .afterErasable("doneBy", item.doneBy())
                .afterErasable("note", item.note())
                .afterErasable("place", item.place());
    }
}
