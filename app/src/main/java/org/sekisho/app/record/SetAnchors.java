package org.sekisho.app.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.notification.MailAddress;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Decides where checkpoints of the record are sent, and how often. */
@Service
public final class SetAnchors {

    static final int MOST_RECIPIENTS = 10;

    private final Work work;
    private final AnchorRules rules;

    SetAnchors(Work work, AnchorRules rules) {
        this.work = work;
        this.rules = rules;
    }

    /**
     * What is decided.
     *
     * @param mails addresses, one on each line
     * @param timeStamps whether the authority that the keeper of the server named stamps them
     * @param weekly once a week instead of every day
     */
    public record Input(String mails, boolean folder, boolean timeStamps, boolean weekly) {}

    /** @throws Refusal.Invalid if a line is no address, or there are too many */
    public AnchorPlan set(Actor actor, Input input) {
        actor.require(Permission.CHANGE_SETTINGS);
        var mails = mails(input.mails());
        int everyDays = input.weekly() ? AnchorPlan.WEEKLY : AnchorPlan.DAILY;
        return work.change(actor, Permission.CHANGE_SETTINGS, tx -> {
            Register.inTurn(tx, "anchors");
            var before = rules.plan(tx);
            var ended = before.recipients().stream()
                    .filter(one -> !mails.contains(one.mail()))
                    .toList();
            var known =
                    before.recipients().stream().map(AnchorPlan.Recipient::mail).collect(Collectors.toSet());
            var added = mails.stream()
                    .filter(mail -> !known.contains(mail))
                    .map(mail -> new AnchorPlan.Recipient(tx.newId(), mail))
                    .toList();
            var act = Act.of("record.anchors.decided", "body", tx.body())
                    .before("folder", before.folder())
                    .before("timeStamps", before.timeStamps())
                    .before("everyDays", before.everyDays())
                    .after("folder", input.folder())
                    .after("timeStamps", input.timeStamps())
                    .after("everyDays", everyDays);
            ended.forEach(one -> act.child("anchor-recipient", one.id()).beforeErasable("mail", one.mail()));
            added.forEach(one -> act.child("anchor-recipient", one.id()).afterErasable("mail", one.mail()));
            var entry = tx.enter(act);
            rules.set(tx, entry, input.folder(), input.timeStamps(), everyDays);
            rules.end(tx, ended.stream().map(AnchorPlan.Recipient::id).toList());
            rules.add(tx, entry, added);
            return rules.plan(tx);
        });
    }

    private static LinkedHashSet<String> mails(String typed) {
        var mails = new LinkedHashSet<String>();
        List<Refusal.Problem> problems = new ArrayList<>();
        typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> MailAddress.typed(line)
                        .ifPresentOrElse(
                                address -> mails.add(address.text()),
                                () -> problems.add(
                                        new Refusal.Problem("mails", Message.of("record.anchor.refusal.mail", line)))));
        if (mails.size() > MOST_RECIPIENTS) {
            problems.add(new Refusal.Problem("mails", Message.of("record.anchor.refusal.many", MOST_RECIPIENTS)));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        return mails;
    }
}
