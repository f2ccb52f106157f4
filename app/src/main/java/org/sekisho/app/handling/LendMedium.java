package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.sekisho.classification.Medium;
import org.springframework.stereotype.Service;

/**
 * Lends a storage medium to somebody: a request to take it out in the name of the borrower. Where the one who hands it over
 * may give the leave that it needs, they give it by handing it over; the borrower never does.
 */
@Service
public final class LendMedium {

    /** @param person the borrower */
    public record Input(LineId asset, Optional<UUID> person, Optional<LocalDate> until) {}

    private final Work work;
    private final Ledgers ledgers;
    private final ReadLine lines;
    private final Sight.Sights sights;
    private final Judging judging;
    private final Approvers approvers;
    private final Entering entering;
    private final DecideHandling decide;
    private final RequestRegister requests;
    private final OrganisationIn organisation;

    LendMedium(
            Work work,
            Ledgers ledgers,
            ReadLine lines,
            Sight.Sights sights,
            Judging judging,
            Approvers approvers,
            Entering entering,
            DecideHandling decide,
            RequestRegister requests,
            OrganisationIn organisation) {
        this.work = work;
        this.ledgers = ledgers;
        this.lines = lines;
        this.sights = sights;
        this.judging = judging;
        this.approvers = approvers;
        this.entering = entering;
        this.decide = decide;
        this.requests = requests;
        this.organisation = organisation;
    }

    /**
     * Lends it from today on.
     *
     * @return the request, which waits for leave where the actor cannot give it
     * @throws Refusal.NotFound if it is no medium, or none that the actor keeps
     * @throws Refusal.Invalid if it is out already, nobody of today is named, its day is over, or an adopted rule forbids it
     */
    public UUID lend(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            Register.inTurn(tx, "handling");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var sight = sights.of(tx);
            var shown = lines.read(tx, ledgers.the(SubjectOfAsset.LEDGER), input.asset(), AsOf.known(today));
            var section = AskHandling.section(shown);
            if (!sight.keeps(section) || !shown.line().values().words("kind").equals("MEDIA")) {
                throw new Refusal.NotFound(SubjectOfAsset.LEDGER);
            }
            var problems = new Problems("handling");
            var names = organisation.people(tx, AsOf.known(today));
            var name = input.person().map(PersonId::new).flatMap(id -> Optional.ofNullable(names.get(id)));
            if (name.isEmpty()) {
                problems.add("person", "borrower-missing");
            }
            if (input.until().isEmpty()) {
                problems.add("until", "until-missing");
            } else if (input.until().get().isBefore(today)) {
                problems.add("until", "over", Problems.day(input.until().get()));
            } else if (input.until().get().isAfter(today.plusDays(AskHandling.LONGEST_DAYS))) {
                problems.add("until", "until-late", AskHandling.LONGEST_DAYS);
            }
            if (requests.ofAsset(tx, input.asset(), Integer.MAX_VALUE).stream()
                    .anyMatch(one -> one.act() == Act.TAKE_OUT && one.state() == RequestState.OPEN)) {
                problems.add("", "out-already");
            }
            // Whatever it is, it is a storage medium.
            var medium = Optional.of(Medium.OTHER);
            var verdict = judging.on(tx).judge(tx, shown.line(), Act.TAKE_OUT, medium, Optional.empty());
            Entering.forbidden(verdict, problems);
            problems.refuseIfAny();
            var request = new Request(
                    tx.newId(),
                    input.asset(),
                    shown.title(),
                    section,
                    Act.TAKE_OUT,
                    LENT,
                    "",
                    medium,
                    Optional.empty(),
                    verdict.required().stream().map(Words::key).toList(),
                    today,
                    input.until(),
                    verdict,
                    input.person(),
                    name.orElseThrow(),
                    actor.account(),
                    tx.now(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            entering.enter(tx, request);
            if (verdict.needsLeave() && !request.isOf(sight)) {
                approvers
                        .on(tx, today)
                        .as(actor, sight.person(), verdict.grantor().orElseThrow(), section)
                        .ifPresent(as -> decide.granted(tx, request, as));
            }
            return request.id();
        });
    }

    /** The purpose of a loan, as it stands in the register. */
    static final String LENT = "記録媒体の貸出し";
}
