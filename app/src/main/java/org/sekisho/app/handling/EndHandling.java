package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Confirms that something is back, that the other side has answered, or that it does not happen after all. */
@Service
public final class EndHandling {

    /**
     * How it ended.
     *
     * @param paper the receipt or the certificate, where there is one
     */
    public record Input(
            UUID request,
            Optional<Ending> how,
            Optional<LocalDate> on,
            String note,
            Optional<FileStore.Written> paper) {}

    private final Work work;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final Entering entering;
    private final FileStore files;

    EndHandling(Work work, RequestRegister requests, Sight.Sights sights, Entering entering, FileStore files) {
        this.work = work;
        this.requests = requests;
        this.sights = sights;
        this.entering = entering;
        this.files = files;
    }

    /**
     * Confirms it, as somebody who keeps the ledger of the section.
     *
     * @throws Refusal.NotFound if the actor does not keep what belongs to the section
     * @throws Refusal.Invalid if it is not open, cannot end so, or ended on a day to come or before it began; if it is
     *     erased elsewhere without a paper; if it did not happen and nobody says why
     */
    public void confirm(Actor actor, Input input) {
        work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            Register.inTurn(tx, "handling");
            var request = kept(tx, input.request());
            var problems = new Problems("handling");
            if (request.state() != RequestState.OPEN) {
                problems.add("", "not-open");
            }
            problems.refuseIfAny();
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var on = input.on().orElse(today);
            var how = input.how();
            boolean cancelled = how.equals(Optional.of(Ending.CANCELLED));
            if (how.isEmpty() || !cancelled && !request.chase().endings().contains(how.get())) {
                problems.add("how", "how-missing");
            }
            problems.requirePast("on", on, today);
            if (!cancelled && on.isBefore(request.from())) {
                problems.add("on", "ended-before", Problems.day(request.from()));
            }
            if (how.equals(Optional.of(Ending.ERASED)) && input.paper().isEmpty()) {
                problems.add("paper", "paper-missing");
            }
            if (cancelled) {
                problems.requireReason("note", input.note());
            } else {
                problems.requireLines("note", input.note());
            }
            problems.refuseIfAny();
            var file = input.paper().map(written -> files.attach(tx, written));
            var act = Act.of("handling.request.ended", "handling-request", request.id())
                    .after("asset", request.asset().value())
                    .after("act", request.act())
                    .after("how", how.orElseThrow())
                    .after("happenedOn", on)
                    .after("file", file)
                    .afterErasable("note", input.note().strip());
            requests.end(
                    tx,
                    tx.enter(act),
                    request.id(),
                    how.orElseThrow(),
                    on,
                    input.note().strip(),
                    file);
            if (how.equals(Optional.of(Ending.RETURNED))) {
                entering.happened(tx, request);
            }
            return request.id();
        });
    }

    private Request kept(Tx tx, UUID id) {
        var request = requests.the(tx, id);
        if (!sights.of(tx).keeps(request.section())) {
            throw new Refusal.NotFound("handling-request");
        }
        return request;
    }
}
