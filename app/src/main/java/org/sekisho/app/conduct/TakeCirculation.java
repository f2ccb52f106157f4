package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Enters who signed the sheet that went round a section (回覧), with the scan of it: attested, not seen. */
@Service
public final class TakeCirculation {

    /**
     * The sheet.
     *
     * @param version the one that the sheet names
     * @param signed who signed on which day
     * @param scan durable already
     * @param place where the paper is; may be empty
     */
    public record Input(
            SectionId section,
            UUID version,
            Map<PersonId, LocalDate> signed,
            Optional<FileStore.Written> scan,
            String place) {

        public Input {
            signed = Map.copyOf(signed);
        }
    }

    private final Work work;
    private final SigningSection sections;
    private final DoneForText done;
    private final Observations observations;
    private final FileStore files;
    private final Codes codes;

    TakeCirculation(
            Work work,
            SigningSection sections,
            DoneForText done,
            Observations observations,
            FileStore files,
            Codes codes) {
        this.work = work;
        this.sections = sections;
        this.done = done;
        this.observations = observations;
        this.files = files;
        this.codes = codes;
    }

    /**
     * Enters all of them, or nobody.
     *
     * @return how many
     * @throws Refusal.NotPermitted if the actor does not answer for the section
     * @throws Refusal.Invalid if the sheet is of another version than the one in force, nobody signed, the scan is missing, or
     *     a day lies before the version or is to come; the field of a day is {@code day-} and the person
     */
    public int take(Actor actor, Input input) {
        var today = sections.of(actor, input.section());
        var version = today.sheet().version().orElseThrow();
        var problems = new Problems("conduct");
        if (!version.id().equals(input.version())) {
            problems.add("", "other-version");
        }
        if (input.signed().isEmpty()) {
            problems.add("signed", "nobody-signed");
        }
        if (input.scan().isEmpty()) {
            problems.add("scan", "no-scan");
        }
        problems.requirePlain("place", input.place());
        var names = new TreeMap<UUID, String>();
        today.lines()
                .forEach(line -> names.put(
                        line.member().person().value(), line.member().name().full()));
        input.signed().forEach((person, day) -> {
            if (!names.containsKey(person.value())) {
                throw new Refusal.NotFound("person");
            }
            problems.requirePast(
                    "day-" + person.value(), day, today.sheet().asOf().day());
            if (day.isBefore(version.validFrom())) {
                problems.add("day-" + person.value(), "before-version", Problems.day(version.validFrom()));
            }
        });
        problems.refuseIfAny();
        return work.change(actor, Permission.COLLECT_SIGNATURES, tx -> {
            var duty = done.duty(tx, Acknowledgements.CONTROL)
                    .orElseThrow(() -> new Refusal.Invalid("", Message.of("conduct.refusal.not-asked")));
            var file = files.attach(tx, input.scan().orElseThrow());
            codes.withdraw(tx, input.signed().keySet());
            List<Observations.Personal> signed = input.signed().entrySet().stream()
                    .map(entry -> new Observations.Personal(
                            duty,
                            entry.getKey().value(),
                            Nature.ATTESTED,
                            "circulation",
                            names.getOrDefault(entry.getKey().value(), ""),
                            input.place().strip(),
                            Optional.of(file),
                            version.id(),
                            entry.getValue()))
                    .toList();
            observations.takeAll(tx, signed);
            return signed.size();
        });
    }
}
