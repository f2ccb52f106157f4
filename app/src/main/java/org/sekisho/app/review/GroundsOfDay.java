package org.sekisho.app.review;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.drafting.OpenDrafts;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.exceptions.ExceptionRegister;
import org.sekisho.app.exceptions.ExceptionState;
import org.sekisho.app.gaps.GapsOfPolicy;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.ThreatsOfPolicy;
import org.sekisho.app.policy.WordsOfDocument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Gathers what speaks for a change of the documents on a day. Nothing of it is stored. */
@Service
public final class GroundsOfDay {

    /** The control that a concluded case is evidence of. */
    static final String YEARLY = "review.yearly";

    private static final String ANALYSIS = "review.risk-analysis";

    private final PolicyInForce policies;
    private final BindingsInForce bindings;
    private final ThreatsOfPolicy threats;
    private final GapsOfPolicy gaps;
    private final DocumentHistory history;
    private final WordsOfDocument words;
    private final ExceptionRegister exceptions;
    private final StatusOfDuties duties;
    private final OpenDrafts drafts;

    GroundsOfDay(
            PolicyInForce policies,
            BindingsInForce bindings,
            ThreatsOfPolicy threats,
            GapsOfPolicy gaps,
            DocumentHistory history,
            WordsOfDocument words,
            ExceptionRegister exceptions,
            StatusOfDuties duties,
            OpenDrafts drafts) {
        this.policies = policies;
        this.bindings = bindings;
        this.threats = threats;
        this.gaps = gaps;
        this.history = history;
        this.words = words;
        this.exceptions = exceptions;
        this.duties = duties;
        this.drafts = drafts;
    }

    /** What the registers know on the day, as far as the actor may read it. */
    public Grounds on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        var owed = duties.on(actor, asOf).duties();
        var unkept = EnumSet.of(State.OVERDUE, State.BREACHED);
        return new Grounds(
                demanded(actor, asOf),
                threats.on(actor, asOf).threats(),
                actor.may(Permission.READ_NON_PUBLIC) ? gaps.on(actor, asOf).count() : 0,
                words(actor, asOf),
                exceptions.on(actor, asOf).stream()
                        .filter(one -> one.state() == ExceptionState.HOLDS)
                        .toList(),
                owed.stream()
                        .filter(one -> unkept.contains(one.status().state()))
                        .toList(),
                yearly(owed),
                targets(actor, asOf));
    }

    /** The yearly duty as it stands on a day. */
    public Optional<StatusOfDuties.DutyStatus> yearly(Actor actor, AsOf asOf) {
        return yearly(duties.on(actor, asOf).duties());
    }

    private static Optional<StatusOfDuties.DutyStatus> yearly(List<StatusOfDuties.DutyStatus> owed) {
        return owed.stream().filter(one -> one.duty().control().equals(YEARLY)).findFirst();
    }

    /** Asked of the policy's own text, not of the name of the body: the clauses that oblige to analyse risks. */
    private List<String> demanded(Actor actor, AsOf asOf) {
        return policies.on(actor, asOf).inForce().stream()
                .flatMap(policy -> bindings.of(actor, policy.version().id()).asked().stream())
                .filter(bound -> bound.topic().equals(ANALYSIS))
                .map(bound -> bound.span().path())
                .distinct()
                .toList();
    }

    private List<Grounds.Words> words(Actor actor, AsOf asOf) {
        return history.known(actor, asOf).stream()
                .filter(version -> version.kind() != DocumentKind.POLICY && version.holdsOn(asOf.day()))
                .map(version -> new Grounds.Words(
                        version,
                        words.of(actor, version.id(), asOf)
                                .map(checked -> checked.findings().size())
                                .orElse(0)))
                .filter(one -> one.differences() > 0)
                .toList();
    }

    private List<Grounds.Target> targets(Actor actor, AsOf asOf) {
        var open = actor.may(Permission.DRAFT_REVISION)
                ? drafts.list(actor).stream()
                        .map(draft -> new Grounds.Target(true, draft.id().value(), draft.title()))
                : Stream.<Grounds.Target>empty();
        var coming = history.known(actor, asOf).stream()
                .filter(version -> version.validFrom().isAfter(asOf.day().minusYears(1)))
                .map(version -> new Grounds.Target(false, version.id(), version.title() + " " + version.validFrom()));
        return Stream.concat(open, coming).toList();
    }
}
