package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
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
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Medium;
import org.springframework.stereotype.Service;

/** Asks to do something with an asset: what the rules say is told before, and kept with what is asked. */
@Service
public final class AskHandling {

    /** What can be asked for here; disposal is planned elsewhere, and keeping something asks nobody. */
    public static final List<Act> ACTS = Arrays.stream(Act.values())
            .filter(act -> act != Act.STORE && act != Act.DISPOSE)
            .toList();

    /** How long something may be out, in days. */
    static final int LONGEST_DAYS = 366;

    /** What somebody thinks of doing. */
    public record Look(LineId asset, Act act, Optional<Medium> medium, Optional<CloudKind> cloud) {}

    /** Another way that is not forbidden. */
    public record Other(Act act, Optional<Medium> medium, Optional<CloudKind> cloud, KeptVerdict verdict) {}

    /**
     * What the rules say.
     *
     * @param approvers who would be asked for leave, by name; empty where none is needed
     * @param others what else is possible, where it is forbidden
     */
    public record Looked(ReadLine.Shown asset, KeptVerdict verdict, List<String> approvers, List<Other> others) {
        public Looked {
            approvers = List.copyOf(approvers);
            others = List.copyOf(others);
        }
    }

    /**
     * What is asked for.
     *
     * @param recipient to whom, or where
     * @param precautions keys of those that will be taken
     * @param until the day by which it is back, or the other side has answered
     */
    public record Input(
            Look what,
            String purpose,
            String recipient,
            List<String> precautions,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {
        public Input {
            precautions = List.copyOf(precautions);
        }
    }

    private final Work work;
    private final Ledgers ledgers;
    private final ReadLine lines;
    private final Sight.Sights sights;
    private final Judging judging;
    private final Approvers approvers;
    private final Entering entering;

    AskHandling(
            Work work,
            Ledgers ledgers,
            ReadLine lines,
            Sight.Sights sights,
            Judging judging,
            Approvers approvers,
            Entering entering) {
        this.work = work;
        this.ledgers = ledgers;
        this.lines = lines;
        this.sights = sights;
        this.judging = judging;
        this.approvers = approvers;
        this.entering = entering;
    }

    /** What the rules say of each act on an asset, in the order of the acts; for a page of the asset. */
    public List<Other> all(Actor actor, LineId asset) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var shown = shown(tx, asset);
            var rules = judging.on(tx);
            return Arrays.stream(Act.values())
                    .map(act -> new Other(
                            act,
                            Optional.empty(),
                            Optional.empty(),
                            rules.judge(tx, shown.line(), act, Optional.empty(), Optional.empty())))
                    .toList();
        });
    }

    /** What an asset is called. @throws Refusal.NotFound if it is not there, or not for the actor */
    public String name(Actor actor, LineId asset) {
        return work.read(actor, Permission.ASK_HANDLING, tx -> shown(tx, asset).title());
    }

    /**
     * Looks before anything is sent.
     *
     * @throws Refusal.NotFound if the asset is not there, or not for the actor
     */
    public Looked look(Actor actor, Look what) {
        return work.read(actor, Permission.ASK_HANDLING, tx -> {
            var sight = sights.of(tx);
            var shown = shown(tx, what.asset());
            var verdict = judging.on(tx).judge(tx, shown.line(), what.act(), what.medium(), what.cloud());
            var section = section(shown);
            var names = verdict.needsLeave()
                    ? approvers.on(tx, today(tx)).of(verdict.grantor().orElseThrow(), section, sight.person()).stream()
                            .map(one -> one.post().isEmpty() ? one.name() : one.post() + " " + one.name())
                            .toList()
                    : List.<String>of();
            return new Looked(shown, verdict, names, verdict.refused() ? others(tx, shown, what) : List.of());
        });
    }

    /** What is not forbidden of the same: on another medium, with another kind of service, and other acts. */
    private List<Other> others(Tx tx, ReadLine.Shown shown, Look what) {
        var found = new ArrayList<Other>();
        var rules = judging.on(tx);
        if (what.act() == Act.CLOUD) {
            for (var cloud : CloudKind.values()) {
                found.add(other(tx, rules, shown, what.act(), what.medium(), Optional.of(cloud)));
            }
        } else {
            for (var medium : Medium.values()) {
                found.add(other(tx, rules, shown, what.act(), Optional.of(medium), what.cloud()));
            }
        }
        for (var act : List.of(Act.SEND, Act.PROVIDE, Act.PROCESS_OUTSIDE)) {
            if (act != what.act()) {
                found.add(other(tx, rules, shown, act, Optional.empty(), Optional.empty()));
            }
        }
        return found.stream().filter(one -> !one.verdict().refused()).toList();
    }

    private static Other other(
            Tx tx,
            Judging.OfDay rules,
            ReadLine.Shown shown,
            Act act,
            Optional<Medium> medium,
            Optional<CloudKind> cloud) {
        return new Other(act, medium, cloud, rules.judge(tx, shown.line(), act, medium, cloud));
    }

    /**
     * Sends it.
     *
     * @return the request, which may wait for leave
     * @throws Refusal.NotFound if the asset is not there, or not for the actor
     * @throws Refusal.Invalid naming each field; with the whole of it where an adopted rule forbids it, or nobody could
     *     give the leave that one asks for
     */
    public UUID ask(Actor actor, Input input) {
        return work.change(actor, Permission.ASK_HANDLING, tx -> {
            Register.inTurn(tx, "handling");
            var sight = sights.of(tx);
            var shown = shown(tx, input.what().asset());
            var what = input.what();
            var verdict = judging.on(tx).judge(tx, shown.line(), what.act(), what.medium(), what.cloud());
            var problems = new Problems("handling");
            if (!ACTS.contains(what.act())) {
                problems.add("act", "act-missing");
            }
            Entering.forbidden(verdict, problems);
            problems.requireReason("purpose", input.purpose());
            if (needsRecipient(what.act())) {
                problems.requireText("recipient", input.recipient());
            } else {
                problems.requirePlain("recipient", input.recipient());
            }
            days(input, today(tx), problems);
            if (verdict.required().stream().anyMatch(one -> !input.precautions().contains(one.key()))) {
                problems.add("precautions", "precautions-missing");
            }
            problems.refuseIfAny();
            var known = new ArrayList<String>();
            verdict.required().forEach(one -> known.add(one.key()));
            verdict.advised().forEach(one -> known.add(one.key()));
            return entering.enter(
                    tx,
                    new Request(
                            tx.newId(),
                            what.asset(),
                            shown.title(),
                            section(shown),
                            what.act(),
                            input.purpose().strip(),
                            input.recipient().strip(),
                            what.medium(),
                            what.cloud(),
                            known.stream().filter(input.precautions()::contains).toList(),
                            input.from().orElseThrow(),
                            input.until(),
                            verdict,
                            sight.person(),
                            actor.name(),
                            actor.account(),
                            tx.now(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        });
    }

    public static boolean needsRecipient(Act act) {
        return switch (act) {
            case TAKE_OUT, SEND, PROVIDE, PROCESS_OUTSIDE, CLOUD -> true;
            case PUBLISH, COPY, PRIVATE_DEVICE, STORE, BRING_IN_MEDIA, DISPOSE -> false;
        };
    }

    /** Whether an act has a day by which it is over. */
    public static boolean needsUntil(Act act) {
        return Chase.of(act) != Chase.NOTHING;
    }

    private static void days(Input input, LocalDate today, Problems problems) {
        if (input.from().isEmpty()) {
            problems.add("from", "day-missing");
        } else if (input.from().get().isBefore(today)) {
            problems.add("from", "over", Problems.day(input.from().get()));
        } else {
            problems.requireDay("from", input.from().get());
        }
        if (input.until().isEmpty() && needsUntil(input.what().act())) {
            problems.add("until", "until-missing");
        }
        if (input.from().isPresent() && input.until().isPresent()) {
            var from = input.from().get();
            var until = input.until().get();
            if (until.isBefore(from)) {
                problems.add("until", "until-before", Problems.day(until), Problems.day(from));
            } else if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
                problems.add("until", "until-late", LONGEST_DAYS);
            }
        }
    }

    private ReadLine.Shown shown(Tx tx, LineId asset) {
        return lines.read(tx, ledgers.the(SubjectOfAsset.LEDGER), asset, AsOf.known(today(tx)));
    }

    static UUID section(ReadLine.Shown shown) {
        return shown.line().values().named(Ledger.SECTION).orElseThrow();
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
