package org.sekisho.app.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records which policy organs have by 地方自治法第244条の6第1項, or that the body has no such organ. */
@Service
public final class AnswerForOrgans {

    /**
     * The answer about one organ.
     *
     * @param decidedOn the day on which the organ adopted it
     * @param decidedBy who decided for the organ, such as 議長 or 教育長
     * @param note own: what it is called and where it is read; elsewhere: with whom; none: why
     */
    public record Answer(
            OrganOfLaw organ,
            Adoption adoption,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            String note) {}

    /** The answers; at least one. */
    public record Input(List<Answer> answers) {
        public Input {
            answers = List.copyOf(answers);
        }
    }

    private final Work work;
    private final OrganAnswers register;

    AnswerForOrgans(Work work, OrganAnswers register) {
        this.work = work;
        this.register = register;
    }

    /**
     * Records them from today on; earlier answers about the same organs give way.
     *
     * @throws Refusal.Invalid naming {@code answers[i].…}: no day where the organ adopted, no words where it has none
     */
    public void answer(Actor actor, Input input) {
        work.change(actor, Permission.PUBLISH_POLICY, tx -> {
            Register.inTurn(tx, "publication.organs");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            check(input, today);
            var given = input.answers().stream()
                    .map(answer -> row(tx, answer, today))
                    .toList();
            var before = new ArrayList<OrganAnswers.Row>();
            var act = Act.of("publication.organs.answered", "body", tx.body());
            for (var row : given) {
                var earlier = register.standing(tx, row.organ(), today);
                before.addAll(earlier);
                var child = act.child("organ", row.id())
                        .after("organ", row.organ())
                        .after("adoption", row.adoption())
                        .after("decidedOn", row.decidedOn())
                        .after("decidedBy", row.decidedBy())
                        .after("note", row.note());
                earlier.forEach(old -> child.before("adoption", old.adoption()).before("decidedOn", old.decidedOn()));
            }
            var entry = tx.enter(act);
            register.end(tx, entry, before, today);
            register.add(tx, entry, given);
            return given.size();
        });
    }

    private static OrganAnswers.Row row(Tx tx, Answer answer, LocalDate today) {
        return new OrganAnswers.Row(
                tx.newId(),
                answer.organ(),
                answer.adoption(),
                answer.decidedOn(),
                answer.decidedBy().map(String::strip).filter(words -> !words.isEmpty()),
                answer.note().strip(),
                Span.since(today));
    }

    private static void check(Input input, LocalDate today) {
        var problems = new Problems("publication");
        if (input.answers().isEmpty()) {
            problems.add("", "nothing");
        }
        for (int i = 0; i < input.answers().size(); i++) {
            var answer = input.answers().get(i);
            var at = "answers[" + i + "].";
            if (answer.adoption().adopts()) {
                answer.decidedOn()
                        .ifPresentOrElse(
                                day -> problems.requirePast(at + "decidedOn", day, today),
                                () -> problems.add(at + "decidedOn", "decided-missing"));
                if (answer.adoption() == Adoption.OWN) {
                    problems.requireReason(at + "note", answer.note());
                }
            } else {
                answer.decidedOn().ifPresent(day -> problems.add(at + "decidedOn", "decided-without-adoption"));
                problems.requireReason(at + "note", answer.note());
            }
            problems.requirePlain(at + "decidedBy", answer.decidedBy().orElse(""));
        }
        problems.refuseIfAny();
    }
}
