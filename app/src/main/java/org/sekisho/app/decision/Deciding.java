package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.drafting.RevisionDrafts;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Adoptions;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/** Makes what was decided a version, in the transaction of the use case that saw or recorded the decision. */
@Component
class Deciding {

    /**
     * A decision.
     *
     * @param by post and name, as printed
     * @param decider the post alone, as it stands in the version
     * @param reason why somebody else decided (代決); empty otherwise
     * @param standing the decision that lets the drafter decide; empty for somebody else
     * @param instrumentNumber 告示第78号 and the like; empty for a decision alone
     */
    record Decision(
            LocalDate on,
            Capacity capacity,
            PostId post,
            String by,
            String decider,
            String reason,
            Optional<String> documentNumber,
            Optional<String> instrumentNumber,
            boolean onPaper,
            Optional<UUID> scan,
            LocalDate inForce,
            Optional<UUID> standing) {}

    private final DecisionCases cases;
    private final CaseDesk desk;
    private final RevisionDrafts drafts;

    Deciding(DecisionCases cases, CaseDesk desk, RevisionDrafts drafts) {
        this.cases = cases;
        this.desk = desk;
        this.drafts = drafts;
    }

    /** Says of a day in force before the decision that it must be confirmed. */
    static void requireConfirmed(Problems problems, LocalDate inForce, LocalDate decided, boolean confirmed) {
        if (inForce.isBefore(decided) && !confirmed) {
            problems.add("confirmed", "in-force-first", Problems.day(inForce), Problems.day(decided));
        }
    }

    /**
     * Adopts the text of the set.
     *
     * @throws Refusal.Stale if the draft is not the one that was submitted
     */
    UUID adopt(Tx tx, DecisionCases.Whole whole, Decision decision) {
        var set = whole.last();
        var submission = set.submission();
        var text = desk.text(tx, whole.begun());
        if (!CaseDesk.isAsSubmitted(text, set)) {
            throw new Refusal.Stale();
        }
        var adopted = drafts.adopt(
                tx,
                text.id(),
                text.edition(),
                whole.begun().matter() == Matter.CORRECTION,
                new Adoptions.Decision(
                        submission.textTitle(),
                        submission.instrument(),
                        decision.instrumentNumber().filter(number -> submission.instrument() != Instrument.DECISION),
                        Optional.of(decision.on()),
                        Optional.of(decision.decider()),
                        Optional.of(decision.inForce()),
                        submission.disclosure()));
        var closing = new DecisionCases.Closing(
                tx.newId(),
                submission.id(),
                Outcome.DECIDED,
                decision.by(),
                decision.reason(),
                tx.actor().account(),
                tx.now(),
                Optional.of(new DecisionCases.Decided(
                        decision.on(),
                        decision.capacity(),
                        decision.post(),
                        decision.documentNumber(),
                        decision.onPaper(),
                        decision.scan(),
                        decision.inForce(),
                        adopted.version())),
                Optional.empty());
        var act = Act.of(
                        "decision.case.decided",
                        "decision-case",
                        whole.begun().id().value())
                .after("number", submission.number())
                .after("digest", submission.digest().hex())
                .after("decidedOn", decision.on())
                .after("post", decision.post().value())
                .after("decider", decision.decider())
                .after("delegated", submission.delegated())
                .after("capacity", decision.capacity())
                .after("documentNumber", decision.documentNumber())
                .after("onPaper", decision.onPaper())
                .after("scan", decision.scan())
                .after("inForce", decision.inForce())
                .after("version", adopted.version())
                .afterErasable("by", decision.by());
        decision.standing().ifPresent(standing -> act.after("standingDecision", standing));
        if (!decision.reason().isEmpty()) {
            act.afterErasable("reason", decision.reason());
        }
        cases.add(tx, closing, tx.enter(act));
        return adopted.version();
    }
}
