package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records on which day and where a version was made public, and when it was taken down again. */
@Service
public final class RecordPublication {

    /** The day and place of one publication. */
    public record Input(UUID version, LocalDate day, String place) {}

    /**
     * The end of a publication.
     *
     * @param day the first day on which it is no longer to be read there; the day of publication itself if it never was
     */
    public record End(UUID publication, LocalDate day, String reason) {}

    private final Work work;
    private final Documents documents;
    private final Publications publications;

    RecordPublication(Work work, Documents documents, Publications publications) {
        this.work = work;
        this.documents = documents;
        this.publications = publications;
    }

    /**
     * Records a publication.
     *
     * @throws Refusal.Invalid naming the field: a version that is not for the public, a day to come or before the
     *     decision, no place, a place where it stands already
     */
    public Publication publish(Actor actor, Input input) {
        return work.change(actor, Permission.PUBLISH_POLICY, tx -> {
            Register.inTurn(tx, "publication");
            var version = documents.version(tx, input.version());
            var problems = new Problems("policy");
            if (!version.isPublic()) {
                problems.add("version", "not-for-the-public", version.title());
            }
            problems.requirePast("day", input.day(), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            version.decidedOn()
                    .filter(input.day()::isBefore)
                    .ifPresent(decided -> problems.add("day", "before-decision", Problems.day(decided)));
            problems.requireText("place", input.place());
            var place = input.place().strip();
            if (publications.of(tx, version.id()).stream()
                    .anyMatch(row -> row.place().equals(place) && row.span().overlaps(Span.since(input.day())))) {
                problems.add("place", "public-there-already", place);
            }
            problems.refuseIfAny();
            var row = new Publications.Row(tx.newId(), version.id(), place, Span.since(input.day()));
            var entry = tx.enter(Act.of("policy.version.published", "version", version.id())
                    .after("document", version.document())
                    .after("place", place)
                    .after("from", input.day()));
            publications.add(tx, entry, List.of(row));
            return publication(row);
        });
    }

    /**
     * Records that a version is no longer to be read at a place, or never was.
     *
     * @throws Refusal.Invalid without a reason, or for a day before the publication
     */
    public void end(Actor actor, End input) {
        work.change(actor, Permission.PUBLISH_POLICY, tx -> {
            Register.inTurn(tx, "publication");
            var row = the(tx, input.publication());
            var problems = new Problems("policy");
            problems.requirePast("day", input.day(), LocalDate.ofInstant(tx.now(), Time.JAPAN));
            if (input.day().isBefore(row.span().from())) {
                problems.add(
                        "day", "before-publication", Problems.day(row.span().from()));
            }
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var entry = tx.enter(Act.of("policy.version.taken-down", "version", row.version())
                    .before("place", row.place())
                    .before("from", row.span().from())
                    .after("to", input.day())
                    .after("reason", input.reason().strip()));
            publications.end(tx, entry, List.of(row), input.day());
            return row.id();
        });
    }

    private Publications.Row the(Tx tx, UUID id) {
        return publications.current(tx).stream()
                .filter(row -> row.id().equals(id) && row.span().to().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("publication"));
    }

    static Publication publication(Publications.Row row) {
        return new Publication(
                row.id(),
                row.version(),
                row.place(),
                row.span().from(),
                row.span().to());
    }
}
