package org.sekisho.app.exceptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.combinations.Combination;
import org.sekisho.app.combinations.Combinations;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Grants or refuses an exception that was asked for, or takes the request back. */
@Service
public final class DecideException {

    /** The control whose evidence a decision is. */
    private static final String CONTROL = "exceptions.granted";

    /**
     * The decision of whoever may give leave.
     *
     * @param lastDay the last day of it; not after the day that was asked for
     * @param note a condition; why, where it is refused
     */
    public record Input(UUID request, boolean grant, Optional<LocalDate> lastDay, String note) {}

    private final Work work;
    private final Requests requests;
    private final GrantedExceptions granted;
    private final HeldPosts posts;
    private final Observations observations;
    private final Combinations combinations;
    private final Time time;

    DecideException(
            Work work,
            Requests requests,
            GrantedExceptions granted,
            HeldPosts posts,
            Observations observations,
            Combinations combinations,
            Time time) {
        this.work = work;
        this.requests = requests;
        this.granted = granted;
        this.posts = posts;
        this.observations = observations;
        this.combinations = combinations;
        this.time = time;
    }

    /**
     * Decides it. A granted exception holds from today at the earliest: leave is never given for days that are over.
     *
     * @throws Refusal.Invalid if the actor asked for it and no standing decision of the body covers that, it is decided already, its end is over or later than asked for, the
     *     same is excepted already, or it is refused without a reason
     */
    public void decide(Actor actor, Input input) {
        var post = posts.own(actor, time.today()).stream()
                .findFirst()
                .map(held -> held.place() + " " + held.title())
                .orElse(actor.name());
        work.change(actor, Permission.RELEASE_DUTIES, tx -> {
            Register.inTurn(tx, "exceptions");
            var asked = requests.the(tx, input.request());
            var problems = new Problems("exceptions");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            if (asked.askedBy().equals(actor.account())
                    && !combinations
                            .allowed(tx, Combination.APPLICANT_APPROVER, actor.account(), today)
                            .allowed()) {
                problems.add("", "asked-oneself");
            }
            undecided(tx, asked, problems);
            problems.requirePlain("note", input.note().replaceAll("\\R", " "));
            problems.refuseIfAny();
            if (input.grant()) {
                grant(tx, asked, input, post, problems);
            } else {
                problems.requireReason("note", input.note());
                problems.refuseIfAny();
                decided(tx, asked, Outcome.REFUSED, post, input.note().strip());
            }
            observations.take(
                    tx,
                    new Observations.Seen(
                            CONTROL,
                            asked.subject().id().filter(id -> asked.subject().kind() == SubjectKind.SECTION),
                            "exceptions",
                            actor.name(),
                            asked.clause().path(),
                            today));
            return input.request();
        });
    }

    /**
     * Takes the request back.
     *
     * @throws Refusal.NotFound if somebody else asked for it
     * @throws Refusal.Invalid if it is decided already
     */
    public void withdraw(Actor actor, UUID request) {
        work.change(actor, Permission.ASK_EXCEPTIONS, tx -> {
            Register.inTurn(tx, "exceptions");
            var asked = requests.the(tx, request);
            if (!asked.askedBy().equals(actor.account())) {
                throw new Refusal.NotFound("exception");
            }
            var problems = new Problems("exceptions");
            undecided(tx, asked, problems);
            problems.refuseIfAny();
            decided(tx, asked, Outcome.WITHDRAWN, actor.name(), "");
            return request;
        });
    }

    private void undecided(Tx tx, Requests.Asked asked, Problems problems) {
        requests.decision(tx, asked.id()).ifPresent(decided -> problems.add("", "decided-already"));
    }

    private void grant(Tx tx, Requests.Asked asked, Input input, String post, Problems problems) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var wanted = asked.span().lastDay().orElseThrow();
        var last = input.lastDay().orElse(wanted);
        var from = asked.span().from().isBefore(today) ? today : asked.span().from();
        if (last.isAfter(wanted)) {
            problems.add("lastDay", "later-than-asked", Problems.day(wanted));
        } else if (last.isBefore(from)) {
            problems.add("lastDay", "over", Problems.day(last));
        }
        problems.refuseIfAny();
        var span = Span.between(from, last.plusDays(1));
        if (granted.of(tx, asked.clause().id()).stream()
                .anyMatch(row ->
                        row.subject().sameAs(asked.subject()) && row.span().overlaps(span))) {
            problems.add("", "excepted-already");
        }
        problems.refuseIfAny();
        var entry = tx.enter(act(asked, Outcome.GRANTED, post, input.note().strip())
                .after("from", span.from())
                .after("to", span.to()));
        requests.decide(
                tx, entry, asked.id(), Outcome.GRANTED, post, input.note().strip());
        granted.add(
                tx,
                entry,
                List.of(new GrantedExceptions.Row(
                        tx.newId(), asked.id(), asked.clause().id(), asked.subject(), "", span)));
    }

    private void decided(Tx tx, Requests.Asked asked, Outcome outcome, String post, String note) {
        var entry = tx.enter(act(asked, outcome, post, note));
        requests.decide(tx, entry, asked.id(), outcome, post, note);
    }

    private static Act act(Requests.Asked asked, Outcome outcome, String post, String note) {
        return Act.of("exceptions.exception.decided", "exception", asked.id())
                .after("clause", asked.clause().id())
                .after("outcome", outcome)
                .afterErasable("post", post)
                .afterErasable("note", note);
    }
}
