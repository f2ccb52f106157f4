package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.sekisho.classification.Condition;
import org.sekisho.classification.Disposal;
import org.sekisho.classification.DisposalMethod;
import org.sekisho.classification.Medium;
import org.springframework.stereotype.Service;

/** Plans that an asset is disposed of, returned, repaired or exchanged: the method follows from class, segment and medium. */
@Service
public final class PlanDisposal {

    /** A way to make sure that nothing can be read any more. @param offered whether the rule of the asset offers it */
    public record Method(String key, Words words, boolean destroys, boolean offered) {}

    /**
     * What the rules say.
     *
     * @param verdict on disposing of it at all, and before whom
     * @param methods those that the rule offers first
     * @param rule what offers them; empty where it is not known, or no rule speaks
     * @param adopted whether the body made that rule its own, so that no other method is taken
     * @param unknown what should be known first
     */
    public record Looked(
            ReadLine.Shown asset,
            KeptVerdict verdict,
            List<String> approvers,
            List<Method> methods,
            Optional<Words> rule,
            List<String> controls,
            String heading,
            boolean adopted,
            List<Words> unknown) {
        public Looked {
            approvers = List.copyOf(approvers);
            methods = List.copyOf(methods);
            controls = List.copyOf(controls);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * What is planned.
     *
     * @param methodReason why another method than the rule offers is taken
     * @param contractor who does it, where it is not done by the body's own people
     */
    public record Input(
            LineId asset,
            Optional<DisposalEvent> event,
            Optional<Medium> medium,
            String method,
            String methodReason,
            String contractor,
            String purpose,
            Optional<LocalDate> on) {}

    private final Work work;
    private final Ledgers ledgers;
    private final ReadLine lines;
    private final Sight.Sights sights;
    private final Judging judging;
    private final SubjectOfAsset subjects;
    private final AdoptedRules adopted;
    private final Approvers approvers;
    private final Entering entering;
    private final RequestRegister requests;

    PlanDisposal(
            Work work,
            Ledgers ledgers,
            ReadLine lines,
            Sight.Sights sights,
            Judging judging,
            SubjectOfAsset subjects,
            AdoptedRules adopted,
            Approvers approvers,
            Entering entering,
            RequestRegister requests) {
        this.work = work;
        this.ledgers = ledgers;
        this.lines = lines;
        this.sights = sights;
        this.judging = judging;
        this.subjects = subjects;
        this.adopted = adopted;
        this.approvers = approvers;
        this.entering = entering;
        this.requests = requests;
    }

    /** @throws Refusal.NotFound if the asset is not there, or not for the actor */
    public Looked look(Actor actor, LineId asset, Optional<Medium> medium) {
        return work.read(actor, Permission.ASK_HANDLING, tx -> {
            var looked = look(tx, asset, medium);
            if (!looked.verdict().needsLeave()) {
                return looked;
            }
            var names = approvers
                    .on(tx, today(tx))
                    .of(
                            looked.verdict().grantor().orElseThrow(),
                            AskHandling.section(looked.asset()),
                            sights.of(tx).person())
                    .stream()
                    .map(one -> one.post().isEmpty() ? one.name() : one.post() + " " + one.name())
                    .toList();
            return new Looked(
                    looked.asset(),
                    looked.verdict(),
                    names,
                    looked.methods(),
                    looked.rule(),
                    looked.controls(),
                    looked.heading(),
                    looked.adopted(),
                    looked.unknown());
        });
    }

    private Looked look(Tx tx, LineId asset, Optional<Medium> medium) {
        var today = AsOf.known(today(tx));
        var shown = lines.read(tx, ledgers.the(SubjectOfAsset.LEDGER), asset, today);
        var verdict = judging.on(tx).judge(tx, shown.line(), Act.DISPOSE, medium, Optional.empty());
        var subject =
                subjects.of(tx, shown.line(), today, medium, Optional.empty()).subject();
        return switch (Disposal.standard().answer(subject)) {
            case Disposal.Answer.Methods answer -> {
                var offered = answer.methods().stream().map(DisposalMethod::key).toList();
                yield new Looked(
                        shown,
                        verdict,
                        List.of(),
                        methods(offered),
                        Optional.of(Words.of(answer.rule().key(), answer.rule().words())),
                        answer.rule().clause().controls(),
                        answer.rule().clause().heading(),
                        adopted.on(tx, today).contains(answer.rule().key()),
                        List.of());
            }
            case Disposal.Answer.Unclear unclear ->
                new Looked(
                        shown,
                        verdict,
                        List.of(),
                        methods(List.of()),
                        Optional.empty(),
                        List.of(),
                        "",
                        false,
                        unclear.unknown().stream()
                                .sorted()
                                .map((Condition.Unknown one) -> Words.of(one.name(), one.title()))
                                .toList());
            case Disposal.Answer.Unasked unasked ->
                new Looked(
                        shown,
                        verdict,
                        List.of(),
                        methods(List.of()),
                        Optional.empty(),
                        List.of(),
                        "",
                        false,
                        List.of());
        };
    }

    /** All methods that there are, those that are offered first. */
    private static List<Method> methods(Collection<String> offered) {
        var all = Disposal.standard().rules().stream()
                .flatMap(rule -> rule.methods().values().stream())
                .flatMap(List::stream)
                .distinct()
                .sorted(java.util.Comparator.comparing(DisposalMethod::key))
                .map(one -> new Method(
                        one.key(), Words.of(one.key(), one.words()), one.destroys(), offered.contains(one.key())))
                .toList();
        return Stream.concat(all.stream().filter(Method::offered), all.stream().filter(one -> !one.offered()))
                .toList();
    }

    /**
     * Plans it; where an adopted rule asks for leave it waits for that first.
     *
     * @throws Refusal.NotFound if the asset is not there, or not for the actor
     * @throws Refusal.Invalid naming each field: no event, no medium, no method, one that the body's rule does not offer, one
     *     that the rules do not offer without a reason, a day that is over; or the same is planned already
     */
    public UUID plan(Actor actor, Input input) {
        return work.change(actor, Permission.ASK_HANDLING, tx -> {
            Register.inTurn(tx, "handling");
            var sight = sights.of(tx);
            var looked = look(tx, input.asset(), input.medium());
            var today = today(tx);
            var problems = new Problems("handling");
            Entering.forbidden(looked.verdict(), problems);
            if (input.event().isEmpty()) {
                problems.add("event", "event-missing");
            }
            if (input.medium().isEmpty()) {
                problems.add("medium", "medium-missing");
            }
            var method = looked.methods().stream()
                    .filter(one -> one.key().equals(input.method()))
                    .findFirst();
            method(looked, method, input, problems);
            problems.requirePlain("contractor", input.contractor());
            problems.requireReason("purpose", input.purpose());
            if (input.on().isEmpty()) {
                problems.add("on", "day-missing");
            } else if (input.on().get().isBefore(today)) {
                problems.add("on", "over", Problems.day(input.on().get()));
            } else {
                problems.requireDay("on", input.on().get());
            }
            if (requests.ofAsset(tx, input.asset(), Integer.MAX_VALUE).stream()
                    .anyMatch(one -> one.act() == Act.DISPOSE
                            && (one.state() == RequestState.ASKED || one.state() == RequestState.OPEN))) {
                problems.add("", "planned-already");
            }
            problems.refuseIfAny();
            var chosen = method.orElseThrow();
            var disposal = new Request.Disposal(
                    input.event().orElseThrow(),
                    chosen.words(),
                    input.methodReason().strip(),
                    input.contractor().strip(),
                    Optional.empty(),
                    Optional.empty());
            return entering.enter(
                    tx,
                    new Request(
                            tx.newId(),
                            input.asset(),
                            looked.asset().title(),
                            AskHandling.section(looked.asset()),
                            Act.DISPOSE,
                            input.purpose().strip(),
                            "",
                            input.medium(),
                            Optional.empty(),
                            List.of(),
                            today,
                            input.on(),
                            looked.verdict(),
                            sight.person(),
                            actor.name(),
                            actor.account(),
                            tx.now(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(disposal)));
        });
    }

    private static void method(Looked looked, Optional<Method> method, Input input, Problems problems) {
        if (method.isEmpty()) {
            problems.add("method", "method-missing");
            return;
        }
        boolean asked = looked.rule().isPresent();
        if (asked && !method.get().offered() && looked.adopted()) {
            problems.add("method", "method-not-offered");
        } else if (asked && !method.get().offered()) {
            problems.requireReason("methodReason", input.methodReason());
        } else {
            problems.requireLines("methodReason", input.methodReason());
        }
        boolean destroyed =
                looked.verdict().required().stream().anyMatch(one -> one.key().equals("destruction"));
        if (destroyed && !method.get().destroys()) {
            problems.add("method", "method-must-destroy");
        }
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
