package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Reads who pledged what on joining and on leaving, and who is still to. */
@Service
public final class PledgeRegister {

    /** A version of a text, in use from a day on. */
    public record Form(UUID id, PledgeKind kind, int number, String title, String content, LocalDate from) {}

    /**
     * That somebody signed.
     *
     * @param person empty for somebody of a contractor
     * @param company the contractor; empty for people of the body
     * @param account signed while signed in; otherwise on paper
     * @param file the scan of the paper
     */
    public record Signed(
            UUID id,
            UUID form,
            Optional<PersonId> person,
            String signer,
            String company,
            boolean account,
            LocalDate on,
            String place,
            Optional<UUID> file) {

        /** Whether it was disposed of: that somebody signed is still known, who and where is not. */
        boolean erased() {
            return signer.isEmpty();
        }
    }

    /** Somebody who joined or left without. @param day the first or the last one */
    public record Missing(PledgeKind kind, RollCall.Stay stay, LocalDate day) {}

    /** The register as of a day. */
    public record Sheet(AsOf asOf, List<Form> forms, List<Signed> signed, List<Missing> missing) {

        /** The text in use on the day. */
        public Optional<Form> form(PledgeKind kind) {
            return forms.stream()
                    .filter(form -> form.kind() == kind && !form.from().isAfter(asOf.day()))
                    .findFirst();
        }

        public Optional<Form> form(UUID id) {
            return forms.stream().filter(form -> form.id().equals(id)).findFirst();
        }
    }

    /** A pledge is often signed some weeks before the first day. */
    static final int DAYS_BEFORE = 60;

    private final Work work;
    private final Pledges pledges;
    private final RollCall rollCall;

    PledgeRegister(Work work, Pledges pledges, RollCall rollCall) {
        this.work = work;
        this.pledges = pledges;
        this.rollCall = rollCall;
    }

    /** The register. Six statements. */
    public Sheet on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        record Stored(List<Form> forms, List<Signed> signed) {}
        var stored = work.read(
                actor, Permission.READ_DUTIES, tx -> new Stored(pledges.forms(tx, asOf), pledges.signed(tx, asOf)));
        var begins = stored.forms().stream().map(Form::from).min(LocalDate::compareTo);
        var missing = begins.map(first -> rollCall.stays(actor, first, asOf).stream()
                        .flatMap(stay -> Stream.of(PledgeKind.values())
                                .flatMap(kind -> missing(kind, stay, stored.forms(), stored.signed(), asOf.day())))
                        .toList())
                .orElse(List.of());
        return new Sheet(
                asOf,
                stored.forms(),
                stored.signed().stream().filter(one -> !one.erased()).toList(),
                missing);
    }

    private static Stream<Missing> missing(
            PledgeKind kind, RollCall.Stay stay, List<Form> forms, List<Signed> signed, LocalDate day) {
        return owed(kind, stay.person(), stay.span(), forms, signed, day)
                .map(asked -> new Missing(kind, stay, asked))
                .stream();
    }

    /** The first or the last day of somebody, where it came by a day and the pledge for it is missing. */
    static Optional<LocalDate> owed(
            PledgeKind kind, PersonId person, Span stay, List<Form> forms, List<Signed> signed, LocalDate day) {
        var begins = forms.stream()
                .filter(form -> form.kind() == kind)
                .map(Form::from)
                .min(LocalDate::compareTo);
        Optional<LocalDate> asked = switch (kind) {
            case JOINING -> Optional.of(stay.from());
            case LEAVING -> stay.lastDay();
        };
        boolean owed = begins.isPresent()
                && asked.filter(one -> !one.isBefore(begins.get()) && !one.isAfter(day))
                        .isPresent();
        if (!owed) {
            return Optional.empty();
        }
        var ofKind =
                forms.stream().filter(form -> form.kind() == kind).map(Form::id).toList();
        boolean done = signed.stream()
                .anyMatch(one -> one.person().filter(person::equals).isPresent()
                        && ofKind.contains(one.form())
                        && !one.on().isBefore(stay.from().minusDays(DAYS_BEFORE))
                        && stay.to()
                                .filter(end ->
                                        kind == PledgeKind.JOINING && one.on().isAfter(end))
                                .isEmpty());
        return done ? Optional.empty() : asked;
    }
}
