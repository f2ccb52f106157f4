package org.sekisho.app.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads all that is kept of one duty: its cycles, its evidence, what excuses it, what happened. */
@Service
public final class DutyFile {

    /** The most pieces of evidence that are read at once. */
    public static final int MOST = 200;

    /**
     * A piece of evidence.
     *
     * @param subject the body, or the section or person whose part it is
     * @param text the policy text to whose clauses it belongs
     * @param late whether it was entered after the day on which it happened
     * @param corrected when it ceased to count, for what was corrected or struck
     */
    public record Evidence(
            EvidenceId id,
            UUID subject,
            Nature nature,
            String source,
            String doneBy,
            String note,
            String place,
            Optional<UUID> file,
            Optional<String> fileName,
            Optional<UUID> text,
            LocalDate happenedOn,
            LocalDate enteredOn,
            Instant enteredAt,
            boolean late,
            Optional<Instant> corrected) {}

    /**
     * Evidence as a moment has it.
     *
     * @param counts whether it counts then
     * @param replaced whether a corrected one stands in its place
     * @param mine whether the actor may vouch for the part, and so may correct what somebody said of it
     */
    public record Listed(Evidence item, boolean counts, boolean replaced, boolean mine) {}

    /** A part of the evidence, the newest first, and how much there is in all. */
    public record Part(List<Listed> evidence, int total) {}

    /** That it is not asked for, and why. */
    public record Release(UUID id, ReleaseKind kind, String reason, String approvedBy, Span span) {}

    /**
     * Something that happened and asks for it.
     *
     * @param asked how many sections it asks, while it is open and asks each; else 0
     * @param answered how many of them have answered it
     */
    public record Occasion(OccasionId id, String what, LocalDate happenedOn, boolean open, int asked, int answered) {}

    /**
     * The file.
     *
     * @param current the duty as of the day; empty when it is not owed then
     * @param versions how it was and will be, by day
     */
    public record File(
            DutyId id,
            String control,
            Optional<Duty> current,
            List<Duty> versions,
            List<Release> releases,
            List<Occasion> occasions,
            Optional<Answer> answer) {}

    private final Work work;
    private final StatusOfDuties statuses;
    private final Duties duties;
    private final EvidenceItems evidence;
    private final Releases releases;
    private final Occasions occasions;
    private final Answers answers;
    private final FileStore files;
    private final Vouching vouching;

    DutyFile(
            Work work,
            StatusOfDuties statuses,
            Duties duties,
            EvidenceItems evidence,
            Releases releases,
            Occasions occasions,
            Answers answers,
            FileStore files,
            Vouching vouching) {
        this.work = work;
        this.statuses = statuses;
        this.duties = duties;
        this.evidence = evidence;
        this.releases = releases;
        this.occasions = occasions;
        this.answers = answers;
        this.files = files;
        this.vouching = vouching;
    }

    /**
     * The file as we know it now.
     *
     * @throws Refusal.NotFound if the body has no such duty
     */
    public File of(Actor actor, DutyId duty, LocalDate day) {
        var open = statuses.derived(actor, AsOf.known(day)).open().getOrDefault(duty, List.of());
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            var control = duties.control(tx, duty);
            var versions =
                    duties.of(tx, duty).stream().map(row -> row.of(control)).toList();
            return new File(
                    duty,
                    control,
                    versions.stream()
                            .filter(version -> version.span().contains(day))
                            .findFirst(),
                    versions,
                    releases.of(tx, duty).stream()
                            .map(row ->
                                    new Release(row.release(), row.kind(), row.reason(), row.approvedBy(), row.span()))
                            .toList(),
                    occasions.of(tx, duty).stream()
                            .map(row -> occasion(row, open))
                            .toList(),
                    answers.of(tx, duty).map(Answers.Row::answer));
        });
    }

    private static Occasion occasion(Occasions.Row row, List<Occasions.Open> open) {
        var still = open.stream()
                .filter(one -> one.row().occasion().equals(row.occasion()))
                .findFirst();
        int asked = still.map(Occasions.Open::asked).orElse(0);
        int missing = still.map(one -> one.missing().size()).orElse(0);
        return new Occasion(row.occasion(), row.what(), row.happenedOn(), still.isPresent(), asked, asked - missing);
    }

    /** The newest evidence as we know it now, at most {@link #MOST}, what was corrected or struck among it. */
    public List<Evidence> newest(Actor actor, DutyId duty) {
        return work.read(
                actor,
                Permission.READ_DUTIES,
                tx -> evidence.of(tx, duty, MOST).stream().map(DutyFile::shown).toList());
    }

    /**
     * The evidence that the moment knows of, a page at a time. Its statements do not depend on how much there is.
     *
     * @param page from 1; past the end it is the last one
     * @param most of a page
     */
    public Part evidence(Actor actor, DutyId duty, AsOf asOf, int page, int most) {
        var sections = sections(actor);
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            int total = evidence.number(tx, duty, asOf);
            long first = (long) Math.clamp(page - 1L, 0, Math.max(0, (total - 1) / most)) * most;
            var mine = vouching.parts(tx, duty, sections);
            return new Part(
                    evidence.some(tx, duty, asOf, first, most).entrySet().stream()
                            .map(row -> listed(row.getKey(), row.getValue(), asOf, mine))
                            .toList(),
                    total);
        });
    }

    private Set<UUID> sections(Actor actor) {
        return actor.may(Permission.GIVE_EVIDENCE) ? vouching.sections(actor) : Set.of();
    }

    private static Listed listed(
            EvidenceItems.Row row, boolean replaced, AsOf asOf, BiPredicate<UUID, LocalDate> mine) {
        boolean over = row.supersededAt()
                .filter(at -> switch (asOf.knowledge()) {
                    case NOW -> true;
                    case THEN -> !asOf.day().isBefore(LocalDate.ofInstant(at, Time.JAPAN));
                })
                .isPresent();
        return new Listed(
                shown(row),
                !over,
                replaced,
                mine.test(row.item().subject(), row.item().happenedOn()));
    }

    /**
     * A piece of evidence that stands and that the actor may correct.
     *
     * @throws Refusal.NotFound if the duty has none of that name, or it was struck
     * @throws Refusal.NotPermitted if the actor may not vouch for the part
     */
    public Evidence standing(Actor actor, DutyId duty, EvidenceId id) {
        var sections = sections(actor);
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            var row = evidence.the(tx, id);
            if (!row.item().duty().equals(duty)) {
                throw new Refusal.NotFound("evidence");
            }
            vouching.require(tx, duty, row.item().subject(), row.item().happenedOn(), sections);
            return shown(row);
        });
    }

    /** The bytes of an attachment. @throws Refusal.NotFound if the duty's evidence has no such file */
    public Attachment attachment(Actor actor, DutyId duty, UUID file) {
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            if (!evidence.attached(tx, duty, file)) {
                throw new Refusal.NotFound("file");
            }
            var shown = files.show(tx, "duty", duty.value(), file);
            return new Attachment(shown.file().name(), shown.bytes());
        });
    }

    /** An attachment with its name. */
    public record Attachment(String name, byte[] bytes) {}

    private static Evidence shown(EvidenceItems.Row row) {
        var item = row.item();
        return new Evidence(
                item.evidence(),
                item.subject(),
                item.nature(),
                item.source(),
                item.doneBy(),
                item.note(),
                item.place(),
                item.file(),
                row.fileName(),
                item.text(),
                item.happenedOn(),
                row.enteredOn(),
                row.enteredAt(),
                row.enteredOn().isAfter(item.happenedOn()),
                row.supersededAt());
    }
}
