package org.sekisho.app.api.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.Verdict;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.PartsOfDuty;
import org.sekisho.app.duties.ReleaseKind;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.Status;
import org.sekisho.app.duties.StatusOfClauses;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Control;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Period;
import org.sekisho.controls.Stage;
import org.sekisho.policytext.Clause;

/**
 * What the API answers: names that stay while the program changes. What is absent is left out. Days are those of Japan;
 * a day named "to" is the first on which something no longer holds.
 */
final class Json {

    private Json() {}

    @Schema(name = "Body", description = "The body whose data are read.")
    record OfBody(UUID id, String slug, String name, LocalDate today) {}

    @Schema(name = "Bilingual", description = "A text in both languages.")
    record Bilingual(String ja, String en) {
        static Bilingual of(org.sekisho.controls.Text text) {
            return new Bilingual(text.ja(), text.en());
        }
    }

    @Schema(name = "Document", description = "A document of the body: its policy, a standard, a procedure.")
    record OfDocument(
            UUID id,
            DocumentKind kind,
            String title,

            @Schema(description = "How many versions the reader may read.")
            int versions,

            @Schema(description = "The version in force on the day, if any.")
            Optional<UUID> inForce) {}

    @Schema(name = "Version", description = "A version of a document, without its text.")
    record OfVersion(
            UUID id,
            UUID document,
            DocumentKind kind,
            int number,
            String title,
            Instrument instrument,
            Optional<String> instrumentNumber,

            @Schema(description = "Whether the text is public (公開).")
            boolean published,

            Optional<String> nonPublicReason,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Instant enteredAt,

            @Schema(description = "Whether it is in force on the day.")
            boolean inForce) {

        static OfVersion of(DocumentVersion version, LocalDate day) {
            return new OfVersion(
                    version.id(),
                    version.document(),
                    version.kind(),
                    version.number(),
                    version.title(),
                    version.instrument(),
                    version.instrumentNumber(),
                    version.isPublic(),
                    switch (version.disclosure()) {
                        case Disclosure.Public open -> Optional.empty();
                        case Disclosure.NonPublic(var reason) -> Optional.of(reason);
                    },
                    version.decidedOn(),
                    version.decidedBy(),
                    version.validFrom(),
                    version.validTo(),
                    version.enteredAt(),
                    version.holdsOn(day));
        }
    }

    @Schema(name = "Clause", description = "A clause of a version, what kind it is, and what its sentences oblige to.")
    record OfClause(
            @Schema(description = "The same from version to version.")
            UUID id,

            @Schema(description = "Its address in the text.", example = "6(3)②")
            String path,

            String marker,
            int level,
            Optional<String> caption,
            List<String> paragraphs,

            @Schema(description = "Absent while the version has not been read for obligations.")
            Optional<ClauseKind> kind,

            List<OfBinding> bindings) {

        static OfClause of(UUID id, Clause clause, Optional<BoundClauses.Reading> reading, List<OfBinding> bindings) {
            return new OfClause(
                    id,
                    clause.path(),
                    clause.marker(),
                    clause.level(),
                    clause.caption(),
                    clause.paragraphs(),
                    reading.map(BoundClauses.Reading::kind),
                    bindings);
        }
    }

    @Schema(name = "Binding", description = "A sentence and the topic that it obliges to.")
    record OfBinding(
            UUID id,

            @Schema(description = "From 1; 0 is the caption.")
            int paragraph,

            @Schema(description = "From 1 within the paragraph; 0 for the caption.")
            int sentence,

            String topic,
            Optional<Bilingual> title,
            Verdict verdict,
            Bilingual why,

            @Schema(description = "Whether a person decided.")
            boolean byPerson,

            @Schema(description = "How often, where the sentence itself says so.")
            Optional<Period> period) {

        static OfBinding of(BoundClauses.Bound bound, Catalogue catalogue) {
            return new OfBinding(
                    bound.id(),
                    bound.span().paragraph(),
                    bound.span().sentence(),
                    bound.topic(),
                    catalogue.topic(bound.topic()).map(topic -> Bilingual.of(topic.title())),
                    bound.verdict(),
                    Bilingual.of(bound.why()),
                    bound.byPerson(),
                    bound.period());
        }
    }

    @Schema(name = "Rhythm", description = "When a duty asks for something.")
    record OfRhythm(
            Kind kind,
            Optional<Period> period,

            @Schema(description = "Whole months from the beginning of the period to the planned day.")
            Optional<Integer> dueAfterMonths,

            @Schema(description = "Days after the occasion, its day being the first.")
            Optional<Integer> withinDays,

            @Schema(description = "The state of the registers that fulfils it.")
            Optional<String> fact) {

        /** Which of the three it is. */
        enum Kind {
            EVERY,
            ON_OCCASION,
            ALWAYS
        }

        static OfRhythm of(Rhythm rhythm) {
            return switch (rhythm) {
                case Rhythm.Every(var period, var months) ->
                    new OfRhythm(
                            Kind.EVERY,
                            Optional.of(period),
                            months.stream().boxed().findFirst(),
                            Optional.empty(),
                            Optional.empty());
                case Rhythm.OnOccasion(var days) ->
                    new OfRhythm(
                            Kind.ON_OCCASION,
                            Optional.empty(),
                            Optional.empty(),
                            days.stream().boxed().findFirst(),
                            Optional.empty());
                case Rhythm.Always(var fact) ->
                    new OfRhythm(
                            Kind.ALWAYS,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(fact.text()));
            };
        }
    }

    @Schema(name = "Status", description = "What follows for a duty on the day; derived, never typed in.")
    record OfStatus(
            State state,

            @Schema(description = "The day by which it is to be done next.")
            Optional<LocalDate> due,

            @Schema(description = "The last day of an exception, or of a postponed answer.")
            Optional<LocalDate> until,

            Optional<LocalDate> lastDone,

            @Schema(description = "How many are asked in the running period.")
            int asked,

            @Schema(description = "How many of them the program saw doing it.")
            int observed,

            @Schema(description = "How many of them somebody vouches for, and the program did not see.")
            int attested,

            @Schema(description = "Whether what counts was entered after the day on which it happened.")
            boolean late) {

        static OfStatus of(Status status) {
            return new OfStatus(
                    status.state(),
                    status.due(),
                    status.until(),
                    status.lastDone(),
                    status.count().asked(),
                    status.count().observed(),
                    status.count().attested(),
                    status.late());
        }
    }

    @Schema(name = "Duty", description = "A control in this body, and how it stands on the day.")
    record OfDuty(
            UUID id,
            String control,
            Optional<Bilingual> title,
            Optional<String> topic,
            Optional<Measure> measure,
            Optional<Stage> stage,
            Scope scope,
            Role owner,
            OfRhythm rhythm,
            CycleOrigin origin,
            String originNote,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            OfStatus status) {

        static OfDuty of(StatusOfDuties.DutyStatus one, Catalogue catalogue) {
            Duty duty = one.duty();
            var control = catalogue.control(duty.control());
            return new OfDuty(
                    duty.id().value(),
                    duty.control(),
                    control.map(Control::title).map(Bilingual::of),
                    control.map(Control::topic),
                    control.map(Control::measure),
                    control.map(Control::stage),
                    duty.scope(),
                    duty.owner(),
                    OfRhythm.of(duty.rhythm()),
                    duty.origin(),
                    duty.originNote(),
                    duty.span().from(),
                    duty.span().to(),
                    OfStatus.of(one.status()));
        }
    }

    @Schema(name = "DutyFile", description = "All that is kept of one duty, as known now; its status as of the day.")
    record OfDutyFile(
            UUID id,
            String control,

            @Schema(description = "Absent when the duty is not owed on the day.")
            Optional<OfDuty> current,

            @Schema(description = "The newest first, at most 200; all of it is under the duty's address, in pages.")
            List<OfEvidence> evidence,

            List<OfRelease> releases,
            List<OfOccasion> occasions) {

        static OfDutyFile of(DutyFile.File file, List<DutyFile.Evidence> evidence, Optional<OfDuty> current) {
            return new OfDutyFile(
                    file.id().value(),
                    file.control(),
                    current,
                    evidence.stream().map(OfEvidence::of).toList(),
                    file.releases().stream()
                            .map(one -> new OfRelease(
                                    one.id(),
                                    one.kind(),
                                    one.reason(),
                                    one.approvedBy(),
                                    one.span().from(),
                                    one.span().to()))
                            .toList(),
                    file.occasions().stream()
                            .map(one -> new OfOccasion(
                                    one.id().value(),
                                    one.what(),
                                    one.happenedOn(),
                                    one.open(),
                                    one.asked(),
                                    one.answered()))
                            .toList());
        }
    }

    @Schema(name = "Evidence", description = "That a duty was done.")
    record OfEvidence(
            UUID id,

            @Schema(description = "The body, or the section or person whose part it is.")
            UUID subject,

            Nature nature,
            String source,
            String doneBy,
            String note,
            @Schema(description = "Where the paper is.") String place,
            boolean attached,
            LocalDate happenedOn,
            LocalDate enteredOn,
            Instant enteredAt,

            @Schema(description = "Whether it was entered after the day on which it happened.")
            boolean late,

            @Schema(description = "When it ceased to count, for what was corrected or struck.")
            Optional<Instant> corrected) {

        static OfEvidence of(DutyFile.Evidence one) {
            return new OfEvidence(
                    one.id().value(),
                    one.subject(),
                    one.nature(),
                    one.source(),
                    one.doneBy(),
                    one.note(),
                    one.place(),
                    one.file().isPresent(),
                    one.happenedOn(),
                    one.enteredOn(),
                    one.enteredAt(),
                    one.late(),
                    one.corrected());
        }
    }

    @Schema(name = "ListedEvidence", description = "Evidence as the day has it.")
    record OfListed(
            OfEvidence evidence,

            @Schema(description = "Whether it counts then: what was corrected or struck by then does not.")
            boolean counts,

            @Schema(description = "Whether a corrected one stands in its place.")
            boolean replaced) {

        static OfListed of(DutyFile.Listed one) {
            return new OfListed(OfEvidence.of(one.item()), one.counts(), one.replaced());
        }
    }

    @Schema(name = "SectionPart", description = "A section that a duty asks, and how it stands with its own part.")
    record OfSectionPart(UUID section, String name, OfStatus status) {
        static OfSectionPart of(PartsOfDuty.OfSection one) {
            return new OfSectionPart(one.section(), one.name(), OfStatus.of(one.status()));
        }
    }

    @Schema(name = "Release", description = "That a duty is not asked for, and why.")
    record OfRelease(
            UUID id,
            ReleaseKind kind,
            String reason,
            String approvedBy,
            LocalDate validFrom,
            Optional<LocalDate> validTo) {}

    @Schema(name = "Occasion", description = "Something that happened and asks for a duty.")
    record OfOccasion(
            UUID id,
            String what,
            LocalDate happenedOn,
            boolean open,

            @Schema(description = "How many sections it asks, while it is open and asks each; else 0.")
            int sectionsAsked,

            @Schema(description = "How many of them have answered it.")
            int sectionsAnswered) {}

    @Schema(name = "ClauseStatus", description = "How a clause that obliges to something stands on the day.")
    record OfClauseStatus(
            UUID clause,
            String path,

            @Schema(description = "The worst of its duties; absent when nothing is bound to it for certain.")
            Optional<State> state,

            @Schema(description = "How many bindings wait for a person.")
            int unsure,

            List<OfClauseDuty> duties) {

        static OfClauseStatus of(StatusOfClauses.ClauseStatus one) {
            return new OfClauseStatus(
                    one.reading().clause(),
                    one.reading().path(),
                    one.state(),
                    one.unsure(),
                    one.duties().stream()
                            .map(duty -> new OfClauseDuty(
                                    duty.duty().id().value(),
                                    duty.duty().control(),
                                    duty.status().state()))
                            .toList());
        }
    }

    @Schema(name = "ClauseDuty", description = "A duty of a clause.")
    record OfClauseDuty(UUID id, String control, State state) {}

    @Schema(name = "Counts", description = "How many are in each state. Attested and observed stay apart.")
    record OfCounts(
            long breached,
            long overdue,
            long dueSoon,
            long notSetUp,
            long excepted,
            long notYetDue,
            long keptAttested,
            long keptObserved,
            long notApplicable) {

        static OfCounts of(java.util.function.ToLongFunction<State> count) {
            return new OfCounts(
                    count.applyAsLong(State.BREACHED),
                    count.applyAsLong(State.OVERDUE),
                    count.applyAsLong(State.DUE_SOON),
                    count.applyAsLong(State.NOT_SET_UP),
                    count.applyAsLong(State.EXCEPTED),
                    count.applyAsLong(State.NOT_YET_DUE),
                    count.applyAsLong(State.KEPT_ATTESTED),
                    count.applyAsLong(State.KEPT_OBSERVED),
                    count.applyAsLong(State.NOT_APPLICABLE));
        }
    }

    @Schema(name = "Overview", description = "The whole body on the day.")
    record OfOverview(
            LocalDate on,
            AsOf.Knowledge known,

            @Schema(description = "The first day of which the body keeps its evidence here.")
            LocalDate recordsBegin,

            @Schema(description = "The first day after the introduction period.")
            Optional<LocalDate> introductionEnds,

            OfCounts duties,

            @Schema(description = "Clauses that oblige to something, by the worst of their duties.")
            OfCounts clauses,

            @Schema(description = "Clauses that oblige to something, to which nothing is bound for certain.")
            long clausesUnbound) {}

    @Schema(description = "A part of a list.")
    record Page<T>(
            List<T> items,
            @Schema(description = "From 1.") int page,

            @Schema(description = "The most items of one page.")
            int size,

            long total,

            @Schema(description = "The address of the page after this one; absent on the last.")
            Optional<String> next) {}
}
