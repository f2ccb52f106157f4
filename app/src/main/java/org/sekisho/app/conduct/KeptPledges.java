package org.sekisho.app.conduct;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.FiscalYear;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The pledges of a fiscal year that is over. A pledge of somebody of the body is complete on the day on which they left, one of
 * a contractor's person on the day on which it was signed.
 */
@Component
@Order(2)
class KeptPledges implements Kept {

    /** Those of one fiscal year; the identifier is of exactly these, so that one that is entered later is decided by itself. */
    private record OfYear(FiscalYear year, LocalDate complete, List<PledgeRegister.Signed> pledges) {

        UUID id() {
            var names = pledges.stream()
                    .map(one -> one.id().toString())
                    .sorted()
                    .collect(joining(",", "pledges " + year.year() + " ", ""));
            return UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8));
        }

        Disposals.Wanted wanted() {
            return new Disposals.Wanted(
                    KeptKind.PLEDGE, id(), year.label() + "に完結した誓約書", pledges.size(), pledges.size(), complete);
        }
    }

    private final Pledges pledges;
    private final RollCall rollCall;
    private final Observations observations;
    private final Erasures erasures;

    KeptPledges(Pledges pledges, RollCall rollCall, Observations observations, Erasures erasures) {
        this.pledges = pledges;
        this.rollCall = rollCall;
        this.observations = observations;
        this.erasures = erasures;
    }

    @Override
    public KeptKind kind() {
        return KeptKind.PLEDGE;
    }

    @Override
    public boolean readableBy(Actor actor) {
        return true;
    }

    /** One statement while nobody pledged anything, five otherwise. */
    @Override
    public List<Disposals.Wanted> complete(Tx tx, LocalDate today) {
        return years(tx, today).stream().map(OfYear::wanted).toList();
    }

    @Override
    public Disposals.Wanted wanted(Tx tx, UUID subject, LocalDate today) {
        return the(tx, subject, today).wanted();
    }

    @Override
    public Erasures.Erased erase(Tx tx, UUID subject, LocalDate today) {
        var all = the(tx, subject, today).pledges();
        var ids = new ArrayList<>(all.stream().map(PledgeRegister.Signed::id).toList());
        for (var one : all) {
            ids.addAll(observations.anonymise(
                    tx, KeepPledges.CONTROL, KeepPledges.SOURCE, one.signer(), pledges.enteredAt(tx, one.id())));
        }
        pledges.erase(tx, all).forEach(file -> erasures.file(tx, file));
        return erasures.values(tx, ids);
    }

    @Override
    public Act act(Disposals.Wanted wanted) {
        return Act.of("conduct.pledges.disposed", "pledges", wanted.subject()).after("title", wanted.title());
    }

    private OfYear the(Tx tx, UUID subject, LocalDate today) {
        return years(tx, today).stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("pledges"));
    }

    private List<OfYear> years(Tx tx, LocalDate today) {
        var signed = pledges.signed(tx, AsOf.known(today)).stream()
                .filter(one -> !one.erased())
                .toList();
        if (signed.isEmpty()) {
            return List.of();
        }
        var stays = rollCall.stays(tx, LocalDate.EPOCH, AsOf.known(today)).stream()
                .collect(groupingBy(RollCall.Stay::person));
        var years = new TreeMap<Integer, OfYear>();
        for (var one : signed) {
            complete(one, one.person().map(person -> stays.getOrDefault(person, List.of())))
                    .filter(day -> FiscalYear.of(day).lastDay().isBefore(today))
                    .ifPresent(day -> years.merge(
                            FiscalYear.of(day).year(),
                            new OfYear(FiscalYear.of(day), day, List.of(one)),
                            KeptPledges::together));
        }
        return List.copyOf(years.values());
    }

    private static OfYear together(OfYear one, OfYear other) {
        var all = new ArrayList<>(one.pledges());
        all.addAll(other.pledges());
        return new OfYear(
                one.year(), one.complete().isAfter(other.complete()) ? one.complete() : other.complete(), all);
    }

    /** @param stays of the person; empty for somebody of a contractor */
    private static Optional<LocalDate> complete(PledgeRegister.Signed one, Optional<List<RollCall.Stay>> stays) {
        if (stays.isEmpty()) {
            return Optional.of(one.on());
        }
        var end = stays.get().stream()
                .filter(stay -> !one.on().isBefore(stay.span().from().minusDays(PledgeRegister.DAYS_BEFORE)))
                .reduce((first, second) ->
                        second.span().from().isAfter(first.span().from()) ? second : first)
                .flatMap(stay -> stay.span().lastDay());
        return end.map(day -> day.isBefore(one.on()) ? one.on() : day);
    }
}
