package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Keeps pledges (誓約書): the texts in their versions, and who signed which, on paper or signed in. */
@Service
public final class KeepPledges {

    /** The control of which a pledge is evidence. */
    static final String CONTROL = "staff.pledge";

    /** What saw it. */
    static final String SOURCE = "conduct";

    private static final int LONGEST_TEXT = 5000;

    /** A new version of a text. */
    public record Text(PledgeKind kind, String title, String content, Optional<LocalDate> from) {}

    /**
     * A paper that somebody signed.
     *
     * @param number of a person of the body, who may have left; empty for somebody of a contractor
     * @param signer the name of the contractor's person; not read for people of the body
     * @param company the contractor
     * @param scan durable already
     */
    public record Paper(
            UUID form,
            String number,
            String signer,
            String company,
            Optional<LocalDate> signedOn,
            String place,
            Optional<FileStore.Written> scan) {}

    private record Signer(Optional<PersonId> person, Optional<SectionId> section, String name) {}

    private final Work work;
    private final Pledges pledges;
    private final RollCall rollCall;
    private final HeldPosts heldPosts;
    private final FileStore files;
    private final Observations observations;
    private final Time time;

    KeepPledges(
            Work work,
            Pledges pledges,
            RollCall rollCall,
            HeldPosts heldPosts,
            FileStore files,
            Observations observations,
            Time time) {
        this.work = work;
        this.pledges = pledges;
        this.rollCall = rollCall;
        this.heldPosts = heldPosts;
        this.files = files;
        this.observations = observations;
        this.time = time;
    }

    /** @throws Refusal.Invalid naming the field: no title, no text, no day, a day before the version in use */
    public UUID write(Actor actor, Text input) {
        return work.change(actor, Permission.DISPOSE_SIGNATURES, tx -> {
            Register.inTurn(tx, "conduct");
            var problems = new Problems("conduct");
            problems.requireText("title", input.title());
            if (input.content().isBlank()) {
                problems.add("content", "content-missing");
            } else if (input.content().codePointCount(0, input.content().length()) > LONGEST_TEXT) {
                problems.add("content", "content-long", LONGEST_TEXT);
            }
            var before = pledges.forms(tx, AsOf.known(time.today())).stream()
                    .filter(form -> form.kind() == input.kind())
                    .findFirst();
            if (input.from().isEmpty()) {
                problems.add("from", "day-missing");
            } else {
                problems.requireDay("from", input.from().get());
                before.filter(form -> input.from().get().isBefore(form.from()))
                        .ifPresent(form -> problems.add("from", "form-before", Problems.day(form.from())));
            }
            problems.refuseIfAny();
            var form = new PledgeRegister.Form(
                    tx.newId(),
                    input.kind(),
                    before.map(PledgeRegister.Form::number).orElse(0) + 1,
                    input.title().strip(),
                    input.content().strip().replace("\r\n", "\n"),
                    input.from().orElseThrow());
            var entry = tx.enter(Act.of("conduct.pledge-form.written", "pledge-form", form.id())
                    .after("kind", form.kind())
                    .after("number", form.number())
                    .after("title", form.title())
                    .after("from", form.from())
                    .after("digest", TextDigest.of(form.content())));
            pledges.add(tx, entry, form);
            return form.id();
        });
    }

    /**
     * Signs the text in use, as oneself.
     *
     * @throws Refusal.NotFound if the account is no person's, or there is no such text in use
     * @throws Refusal.Invalid if one has signed it already
     */
    public UUID sign(Actor actor, PledgeKind kind) {
        var today = time.today();
        var me = heldPosts.person(actor, today).orElseThrow(() -> new Refusal.NotFound("person"));
        var section = heldPosts.sections(actor, today).stream().findFirst();
        return work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            Register.inTurn(tx, "conduct");
            var form = pledges.forms(tx, AsOf.known(today)).stream()
                    .filter(one -> one.kind() == kind && !one.from().isAfter(today))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("form"));
            boolean signed = pledges.signed(tx, AsOf.known(today)).stream()
                    .anyMatch(one -> one.form().equals(form.id())
                            && one.person().filter(me::equals).isPresent());
            if (signed) {
                throw new Refusal.Invalid("", Message.of("conduct.refusal.signed-already"));
            }
            var id = tx.newId();
            var entry = tx.enter(Act.of("conduct.pledge.signed", "pledge", id)
                    .after("form", form.id())
                    .after("person", me.value())
                    .afterErasable("signer", actor.name()));
            pledges.add(tx, entry, id, form.id(), Optional.of(me), actor.name(), "", true, today, "", Optional.empty());
            observations.take(tx, seen(section, actor.name(), today));
            return id;
        });
    }

    /**
     * Enters a paper that somebody signed.
     *
     * @throws Refusal.Invalid naming the field: nobody of that number, neither a number nor a name and a company, no day, a day
     *     before the text or to come, no scan and no place
     * @throws Refusal.NotPermitted if the actor does not answer for the section of the person
     */
    public UUID take(Actor actor, Paper input) {
        actor.require(Permission.COLLECT_SIGNATURES);
        var today = time.today();
        var problems = new Problems("conduct");
        var signer = signer(actor, input, today, problems);
        if (input.signedOn().isEmpty()) {
            problems.add("signedOn", "day-missing");
        } else {
            problems.requirePast("signedOn", input.signedOn().get(), today);
        }
        problems.requirePlain("place", input.place());
        if (input.scan().isEmpty() && input.place().isBlank()) {
            problems.add("scan", "scan-or-place");
        }
        return work.change(actor, Permission.COLLECT_SIGNATURES, tx -> {
            var form = pledges.forms(tx, AsOf.known(today)).stream()
                    .filter(one -> one.id().equals(input.form()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("form"));
            if (input.signedOn().filter(day -> day.isBefore(form.from())).isPresent()) {
                problems.add("signedOn", "before-form", Problems.day(form.from()));
            }
            problems.refuseIfAny();
            var on = input.signedOn().orElseThrow();
            var file = input.scan().map(scan -> files.attach(tx, scan));
            var id = tx.newId();
            var entry = tx.enter(Act.of("conduct.pledge.taken", "pledge", id)
                    .after("form", form.id())
                    .after("person", signer.person().map(PersonId::value))
                    .after("on", on)
                    .after("file", file)
                    .afterErasable("signer", signer.name())
                    .afterErasable("company", input.company().strip())
                    .afterErasable("place", input.place().strip()));
            pledges.add(
                    tx,
                    entry,
                    id,
                    form.id(),
                    signer.person(),
                    signer.name(),
                    signer.person().isPresent() ? "" : input.company().strip(),
                    false,
                    on,
                    input.place().strip(),
                    file);
            if (signer.person().isPresent()) {
                observations.vouch(tx, seen(signer.section(), signer.name(), on));
            }
            return id;
        });
    }

    private static Observations.Seen seen(Optional<SectionId> section, String name, LocalDate on) {
        return new Observations.Seen(CONTROL, section.map(SectionId::value), SOURCE, name, "", on);
    }

    private Signer signer(Actor actor, Paper input, LocalDate today, Problems problems) {
        var number = input.number().strip();
        if (number.isEmpty()) {
            problems.requireText("signer", input.signer());
            problems.requireText("company", input.company());
            return new Signer(Optional.empty(), Optional.empty(), input.signer().strip());
        }
        var stay = rollCall.stays(actor, LocalDate.EPOCH, AsOf.known(today)).stream()
                .filter(one -> one.number().equals(number))
                .reduce((first, second) ->
                        second.span().from().isAfter(first.span().from()) ? second : first);
        if (stay.isEmpty()) {
            problems.add("number", "number-unknown", number);
            return new Signer(Optional.empty(), Optional.empty(), "");
        }
        var section = stay.get().place().section();
        if (!actor.may(Permission.KEEP_DUTIES)
                && section.filter(rollCall.headedBy(actor, today)::contains).isEmpty()) {
            throw new Refusal.NotPermitted(Permission.COLLECT_SIGNATURES);
        }
        return new Signer(
                Optional.of(stay.get().person()), section, stay.get().name().full());
    }
}
