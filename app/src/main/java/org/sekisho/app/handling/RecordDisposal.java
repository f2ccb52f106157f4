package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records that a disposal was done, by whom and before whom, and takes its certificate. */
@Service
public final class RecordDisposal {

    /** How long a certificate is waited for before it is chased, where nobody says otherwise; our proposal, in days. */
    public static final int CERTIFICATE_DAYS = 14;

    private static final String CONTROL = "assets.disposal";

    /**
     * What was done.
     *
     * @param doneBy a person, of the body or of a contractor
     * @param witness another person, who stood by
     * @param certificateBy the day by which a certificate comes, where none is attached and one is waited for
     * @param gone whether the asset leaves the ledger, where the event leaves that open
     */
    public record Input(
            UUID request,
            Optional<LocalDate> on,
            String doneBy,
            String witness,
            Optional<LocalDate> certificateBy,
            boolean gone,
            String note,
            Optional<FileStore.Written> certificate) {}

    private final Work work;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final Entering entering;
    private final FileStore files;
    private final KeepLines keepLines;
    private final LinesIn lines;

    RecordDisposal(
            Work work,
            RequestRegister requests,
            Sight.Sights sights,
            Entering entering,
            FileStore files,
            KeepLines keepLines,
            LinesIn lines) {
        this.work = work;
        this.requests = requests;
        this.sights = sights;
        this.entering = entering;
        this.files = files;
        this.keepLines = keepLines;
        this.lines = lines;
    }

    /**
     * Records it, and ends the line of the asset where it is gone.
     *
     * @throws Refusal.NotFound if the actor does not keep what belongs to the section
     * @throws Refusal.Invalid if it is not planned, waits for leave, or was done; if the day is to come; if nobody says who did
     *     it, no other person stood by where one must, or no certificate is expected of a contractor; if other lines of the
     *     ledger still name the asset
     */
    public void done(Actor actor, Input input) {
        work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            Register.inTurn(tx, "handling");
            var request = kept(tx, input.request());
            var problems = new Problems("handling");
            if (request.state() != RequestState.OPEN || request.disposal().isEmpty()) {
                problems.add("", "not-open");
            }
            problems.refuseIfAny();
            var plan = request.disposal().orElseThrow();
            var today = today(tx);
            var on = input.on().orElse(today);
            problems.requirePast("on", on, today);
            if (on.isBefore(request.from())) {
                problems.add("on", "ended-before", Problems.day(request.from()));
            }
            people(request, plan, input, problems);
            boolean papered = input.certificate().isPresent();
            if (!papered && certificateNeeded(request) && input.certificateBy().isEmpty()) {
                problems.add("certificateBy", "certificate-by-missing");
            }
            input.certificateBy()
                    .filter(by -> by.isBefore(on))
                    .ifPresent(by -> problems.add("certificateBy", "until-before", Problems.day(by), Problems.day(on)));
            problems.requireLines("note", input.note());
            problems.refuseIfAny();
            boolean gone = plan.event().gone() || input.gone();
            var due = papered ? Optional.<LocalDate>empty() : input.certificateBy();
            var file = input.certificate().map(written -> files.attach(tx, written));
            var entry = tx.enter(Act.of("handling.disposal.done", "handling-request", request.id())
                    .after("asset", request.asset().value())
                    .after("event", plan.event())
                    .after("method", plan.method().key())
                    .after("happenedOn", on)
                    .after("certificateBy", due)
                    .after("file", file)
                    .after("gone", gone)
                    .afterErasable("doneBy", input.doneBy().strip())
                    .afterErasable("witness", input.witness().strip())
                    .afterErasable("note", input.note().strip()));
            requests.end(
                    tx, entry, request.id(), Ending.DISPOSED, on, input.note().strip(), file);
            requests.disposed(
                    tx,
                    entry,
                    request.id(),
                    input.doneBy().strip(),
                    input.witness().strip(),
                    due);
            entering.observe(tx, CONTROL, Optional.of(request.section()), request);
            if (gone
                    && lines.find(tx, SubjectOfAsset.LEDGER, request.asset(), AsOf.known(today))
                            .isPresent()) {
                keepLines.end(
                        tx,
                        SubjectOfAsset.LEDGER,
                        request.asset(),
                        plan.method().ja());
            }
            return request.id();
        });
    }

    private static void people(Request request, Request.Disposal plan, Input input, Problems problems) {
        problems.requireText("doneBy", input.doneBy());
        boolean asked =
                request.verdict().required().stream().anyMatch(one -> one.key().equals("witness"));
        if (asked || plan.contractor().isEmpty()) {
            problems.requireText("witness", input.witness());
        } else {
            problems.requirePlain("witness", input.witness());
        }
        if (!input.witness().isBlank() && plain(input.witness()).equals(plain(input.doneBy()))) {
            problems.add("witness", "witness-is-doer");
        }
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "");
    }

    /** Whether a certificate is to come: others do it, or a rule of the body asks for one. */
    public static boolean certificateNeeded(Request request) {
        return request.disposal().isPresent()
                && (!request.disposal().get().contractor().isEmpty() || asksForOne(request));
    }

    private static boolean asksForOne(Request request) {
        return request.verdict().required().stream().anyMatch(one -> one.key().equals("certificate"));
    }

    /**
     * Takes the certificate that was waited for.
     *
     * @throws Refusal.NotFound if the actor does not keep what belongs to the section
     * @throws Refusal.Invalid if none is waited for, or no file is there
     */
    public void certificate(Actor actor, UUID id, Optional<FileStore.Written> file) {
        work.change(actor, Permission.KEEP_LEDGERS, tx -> {
            Register.inTurn(tx, "handling");
            var request = kept(tx, id);
            var problems = new Problems("handling");
            if (request.state() != RequestState.PAPER) {
                problems.add("", "no-certificate-awaited");
            } else if (file.isEmpty()) {
                problems.add("certificate", "paper-missing");
            }
            problems.refuseIfAny();
            var stored = files.attach(tx, file.orElseThrow());
            var entry = tx.enter(Act.of("handling.certificate.taken", "handling-request", id)
                    .after("asset", request.asset().value())
                    .after("file", stored));
            requests.certified(tx, entry, id, stored, today(tx));
            entering.observe(tx, CONTROL, Optional.of(request.section()), request);
            return id;
        });
    }

    private Request kept(Tx tx, UUID id) {
        var request = requests.the(tx, id);
        if (!sights.of(tx).keeps(request.section())) {
            throw new Refusal.NotFound("handling-request");
        }
        return request;
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
