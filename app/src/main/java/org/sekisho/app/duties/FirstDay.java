package org.sekisho.app.duties;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads how far a body has come in saying how each duty stands on its first day. */
@Service
public final class FirstDay {

    /** A duty of which the body is asked how it stands. */
    public record Asked(Duty duty, Status status, Optional<Answer> answer) {

        /** Whether it is known: it was said, or there is evidence. */
        public boolean answered() {
            return answer.filter(said -> !(said instanceof Answer.Later)).isPresent()
                    || status.lastDone().isPresent();
        }

        /** Whether somebody put it off. */
        public boolean putOff() {
            return !answered() && answer.isPresent();
        }
    }

    /**
     * How far it has come.
     *
     * @param introduction the introduction period, if it is set
     * @param asked without what registers show, what is excepted and what does not concern
     *     the body
     */
    public record Progress(Optional<Span> introduction, List<Asked> asked) {

        public Progress {
            asked = List.copyOf(asked);
        }

        public int answered() {
            return (int) asked.stream().filter(Asked::answered).count();
        }

        public int putOff() {
            return (int) asked.stream().filter(Asked::putOff).count();
        }

        /** Whether something is left to say. */
        public boolean open() {
            return introduction.isEmpty() || answered() < asked.size();
        }
    }

    private final Work work;
    private final StatusOfDuties statuses;
    private final Answers answers;
    private final Introductions introductions;
    private final Time time;

    FirstDay(Work work, StatusOfDuties statuses, Answers answers, Introductions introductions, Time time) {
        this.work = work;
        this.statuses = statuses;
        this.answers = answers;
        this.introductions = introductions;
        this.time = time;
    }

    /** How far it has come by today. Two statements beside those of the status. */
    public Progress of(Actor actor) {
        return of(actor, statuses.on(actor, AsOf.known(time.today())));
    }

    /** The same where today's status is at hand. Two statements. */
    public Progress of(Actor actor, StatusOfDuties.Overview today) {
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            var said = answers.current(tx).stream().collect(toMap(Answers.Row::duty, Answers.Row::answer));
            return new Progress(
                    introductions.current(tx).stream().findFirst().map(Introductions.Row::span),
                    today.duties().stream()
                            .filter(one -> asks(one.status().state()))
                            .map(one -> new Asked(
                                    one.duty(),
                                    one.status(),
                                    Optional.ofNullable(said.get(one.duty().id()))))
                            .toList());
        });
    }

    private static boolean asks(State state) {
        return switch (state) {
            case KEPT_OBSERVED, NOT_APPLICABLE, EXCEPTED -> false;
            case BREACHED, OVERDUE, DUE_SOON, NOT_SET_UP, NOT_YET_DUE, KEPT_ATTESTED -> true;
        };
    }
}
