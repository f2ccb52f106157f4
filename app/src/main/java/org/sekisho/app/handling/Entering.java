package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** Enters a request with what the rules said of it, and what happens as evidence of the duties that ask for it. */
@Component
final class Entering {

    private static final String CARRY_OUT = "assets.carry-out";
    private static final String CLOUD = "cloud.permission";

    private final RequestRegister requests;
    private final Approvers approvers;
    private final Observations observations;

    Entering(RequestRegister requests, Approvers approvers, Observations observations) {
        this.requests = requests;
        this.approvers = approvers;
        this.observations = observations;
    }

    /** Says that something that the body adopted forbids it; the verdict says what. */
    static void forbidden(KeptVerdict verdict, Problems problems) {
        if (verdict.refused()) {
            problems.add("", "forbidden");
        }
    }

    /** @throws org.sekisho.app.shared.Refusal.Invalid if it needs leave that nobody in the body could give */
    UUID enter(Tx tx, Request asked) {
        if (asked.verdict().needsLeave()
                && approvers
                        .on(tx, today(tx))
                        .of(asked.verdict().grantor().orElseThrow(), asked.section(), asked.person())
                        .isEmpty()) {
            var problems = new Problems("handling");
            problems.add("", "nobody");
            problems.refuseIfAny();
        }
        var act = Act.of("handling.request.asked", "handling-request", asked.id())
                .after("asset", asked.asset().value())
                .after("section", asked.section())
                .after("act", asked.act())
                .after("medium", asked.medium())
                .after("cloud", asked.cloud())
                .after("precautions", asked.precautions())
                .after("from", asked.from())
                .after("until", asked.until())
                .after("verdict", asked.verdict().outcome())
                .after("grantor", asked.verdict().grantor())
                .after(
                        "rules",
                        asked.verdict().rules().stream()
                                .filter(KeptVerdict.Rule::adopted)
                                .map(KeptVerdict.Rule::key)
                                .toList())
                .after("person", asked.person())
                .afterErasable("name", asked.personName())
                .afterErasable("purpose", asked.purpose())
                .afterErasable("recipient", asked.recipient());
        asked.disposal()
                .ifPresent(plan -> act.after("event", plan.event())
                        .after("method", plan.method().key())
                        .after("contractor", plan.contractor())
                        .afterErasable("methodReason", plan.methodReason()));
        var entry = tx.enter(act);
        requests.add(tx, entry, asked);
        asked.disposal().ifPresent(plan -> requests.planned(tx, entry, asked.id(), plan));
        if (!asked.verdict().needsLeave()) {
            happened(tx, asked);
        }
        return asked.id();
    }

    /** What begins, or came back, as evidence of the duties that ask for it. */
    void happened(Tx tx, Request request) {
        switch (request.act()) {
            case TAKE_OUT, PROCESS_OUTSIDE -> observe(tx, CARRY_OUT, request.person(), request);
            case CLOUD -> observe(tx, CLOUD, Optional.of(request.section()), request);
            case SEND, PROVIDE, PUBLISH, COPY, PRIVATE_DEVICE, STORE, BRING_IN_MEDIA, DISPOSE -> {}
        }
    }

    void observe(Tx tx, String control, Optional<UUID> subject, Request request) {
        observations.take(
                tx,
                new Observations.Seen(control, subject, "handling", tx.actor().name(), request.name(), today(tx)));
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
