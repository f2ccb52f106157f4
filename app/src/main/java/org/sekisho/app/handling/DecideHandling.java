package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Gives leave for what somebody asked, or declines; or takes a request back. */
@Service
public final class DecideHandling {

    /** @param note conditions; why, where it is declined */
    public record Input(UUID request, boolean grant, String note) {}

    private final Work work;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final Approvers approvers;
    private final Judging judging;
    private final LinesIn lines;
    private final Entering entering;

    DecideHandling(
            Work work,
            RequestRegister requests,
            Sight.Sights sights,
            Approvers approvers,
            Judging judging,
            LinesIn lines,
            Entering entering) {
        this.work = work;
        this.requests = requests;
        this.sights = sights;
        this.approvers = approvers;
        this.judging = judging;
        this.lines = lines;
        this.entering = entering;
    }

    /**
     * Decides it.
     *
     * @throws Refusal.NotFound if there is none, or none that the actor may see
     * @throws Refusal.Invalid if it is the actor's own, or another's to decide; if it is decided already or needs no leave;
     *     if a rule adopted since forbids it, its day is over or the asset is gone; if it is declined without a reason
     */
    public void decide(Actor actor, Input input) {
        work.change(actor, Permission.DECIDE_HANDLING, tx -> {
            Register.inTurn(tx, "handling");
            var sight = sights.of(tx);
            var asked = requests.the(tx, input.request());
            if (!sight.reads(asked)) {
                throw new Refusal.NotFound("handling-request");
            }
            var today = today(tx);
            var problems = new Problems("handling");
            waits(asked, problems);
            if (asked.isOf(sight)) {
                problems.add("", "asked-oneself");
            }
            var as = approvers
                    .on(tx, today)
                    .as(actor, sight.person(), asked.verdict().grantor().orElseThrow(), asked.section());
            if (as.isEmpty()) {
                problems.add("", "not-approver");
            }
            if (input.grant()) {
                problems.requireLines("note", input.note());
                still(tx, asked, today, problems);
            } else {
                problems.requireReason("note", input.note());
            }
            problems.refuseIfAny();
            var post = as.orElseThrow().post();
            decided(
                    tx,
                    asked,
                    input.grant() ? Outcome.GRANTED : Outcome.DECLINED,
                    post.isEmpty() ? actor.name() : post,
                    input.note().strip());
            if (input.grant()) {
                entering.happened(tx, asked);
            }
            return asked.id();
        });
    }

    /** Whether what was asked for can still be done. */
    private void still(Tx tx, Request asked, LocalDate today, Problems problems) {
        if (asked.until().filter(today::isAfter).isPresent()) {
            problems.add("", "over", Problems.day(asked.until().orElseThrow()));
        }
        var line = lines.find(tx, SubjectOfAsset.LEDGER, asked.asset(), AsOf.known(today));
        if (line.isEmpty()) {
            problems.add("", "asset-gone");
        } else {
            Entering.forbidden(
                    judging.on(tx).judge(tx, line.get(), asked.act(), asked.medium(), asked.cloud()), problems);
        }
    }

    /**
     * Takes back what waits for leave.
     *
     * @throws Refusal.NotFound if it is not the actor's own
     * @throws Refusal.Invalid if it is decided already
     */
    public void withdraw(Actor actor, UUID request) {
        work.change(actor, Permission.ASK_HANDLING, tx -> {
            Register.inTurn(tx, "handling");
            var asked = requests.the(tx, request);
            if (!asked.isOf(sights.of(tx))) {
                throw new Refusal.NotFound("handling-request");
            }
            var problems = new Problems("handling");
            waits(asked, problems);
            problems.refuseIfAny();
            decided(tx, asked, Outcome.WITHDRAWN, actor.name(), "");
            return request;
        });
    }

    private static void waits(Request asked, Problems problems) {
        if (asked.state() != RequestState.ASKED) {
            problems.add("", asked.verdict().needsLeave() ? "decided-already" : "needs-no-leave");
            problems.refuseIfAny();
        }
    }

    /** Leave that is given by handing something over, in the transaction of the loan. */
    void granted(Tx tx, Request asked, Approvers.Approver as) {
        decided(tx, asked, Outcome.GRANTED, as.post().isEmpty() ? tx.actor().name() : as.post(), "");
        entering.happened(tx, asked);
    }

    private void decided(Tx tx, Request asked, Outcome outcome, String post, String note) {
        var entry = tx.enter(Act.of("handling.request.decided", "handling-request", asked.id())
                .after("outcome", outcome)
                .after("asset", asked.asset().value())
                .after("act", asked.act())
                .afterErasable("post", post)
                .afterErasable("note", note));
        requests.decide(tx, entry, asked.id(), outcome, post, note);
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
