package org.sekisho.app.exceptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks about exceptions: those who may grant, for a decision; whoever applied and whoever granted, from 30 days before the end
 * on, whether it ends or is to be extended.
 */
@Component
@Order(20)
class ExceptionsThatWait implements AsksPeople {

    private static final String PART = "exceptions.waiting.part";

    private final Work work;
    private final Requests requests;
    private final GrantedExceptions granted;
    private final ExceptionRegister register;
    private final HeldPosts posts;

    ExceptionsThatWait(
            Work work, Requests requests, GrantedExceptions granted, ExceptionRegister register, HeldPosts posts) {
        this.work = work;
        this.requests = requests;
        this.granted = granted;
        this.register = register;
        this.posts = posts;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new OfDay(body, day);
    }

    private final class OfDay implements Board {

        private final BodyId body;
        private final LocalDate day;

        private @Nullable List<ExceptionRegister.Listed> read;

        OfDay(BodyId body, LocalDate day) {
            this.body = body;
            this.day = day;
        }

        @Override
        public List<Thing> of(Actor person) {
            boolean decides = person.may(Permission.RELEASE_DUTIES);
            if (!decides && !person.may(Permission.ASK_EXCEPTIONS)) {
                return List.of();
            }
            var found = waiting();
            var undecided = found.stream()
                    .filter(one -> decides && one.state() == ExceptionState.ASKED)
                    .filter(one -> !one.askedBy().equals(person.account()))
                    .map(ExceptionsThatWait::undecided);
            var ending = found.stream().filter(one -> one.endsSoon(day)).toList();
            Predicate<ExceptionRegister.Listed> granter = decides && !ending.isEmpty() ? granter(person) : one -> false;
            return Stream.concat(
                            undecided,
                            ending.stream()
                                    .filter(one -> one.askedBy().equals(person.account()) || granter.test(one))
                                    .map(one -> ending(one, day)))
                    .toList();
        }

        /** Whether the person decided it, or has the post by which it was decided. */
        private Predicate<ExceptionRegister.Listed> granter(Actor person) {
            var held = posts.own(person, day).stream()
                    .map(one -> one.place() + " " + one.title())
                    .toList();
            return one -> one.decision()
                    .filter(decision -> decision.decidedBy().equals(person.account()) || held.contains(decision.post()))
                    .isPresent();
        }

        @Override
        public List<Thing> left(Actor reader, Post post) {
            if (!reader.may(Permission.READ_DUTIES)) {
                return List.of();
            }
            boolean decides = post.roles().stream().anyMatch(role -> role.grants(Permission.RELEASE_DUTIES));
            return register.on(reader, AsOf.known(day)).stream()
                    .filter(one -> switch (one.state()) {
                        case ASKED -> decides || ofSection(one, post);
                        case COMING, HOLDS -> decidedBy(one, post) || ofSection(one, post);
                        case ENDED, REFUSED, WITHDRAWN -> false;
                    })
                    .map(one -> one.state() == ExceptionState.ASKED ? undecided(one) : holding(one, day))
                    .toList();
        }

        private static boolean decidedBy(ExceptionRegister.Listed one, Post post) {
            return one.decision()
                    .filter(decision -> decision.post().equals(post.name()))
                    .isPresent();
        }

        private static boolean ofSection(ExceptionRegister.Listed one, Post post) {
            return one.subject().kind() == SubjectKind.SECTION
                    && post.section().isPresent()
                    && one.subject().id().equals(post.section());
        }

        /** One statement while nothing waits, four otherwise. */
        private List<ExceptionRegister.Listed> waiting() {
            var known = read;
            if (known == null) {
                var program = Actor.program(body);
                boolean any = work.read(
                        program,
                        Permission.READ_DUTIES,
                        tx -> requests.undecided(tx)
                                || granted.ending(tx, day, day.plusDays(ExceptionRegister.SOON_DAYS)));
                known = any ? register.on(program, AsOf.known(day)) : List.of();
                read = known;
            }
            return known;
        }
    }

    private static Thing undecided(ExceptionRegister.Listed one) {
        return new Thing(
                PART,
                Message.of("exceptions.waiting.asked", one.clause().path(), subject(one)),
                Message.of("exceptions.waiting.asked.mail"),
                Optional.empty(),
                true,
                path(one));
    }

    private static Thing ending(ExceptionRegister.Listed one, LocalDate day) {
        var key = one.endsThisWeek(day) ? "exceptions.waiting.ends-this-week" : "exceptions.waiting.ends";
        return new Thing(
                PART,
                Message.of(key, one.clause().path(), subject(one)),
                Message.of(key + ".mail"),
                Optional.of(one.lastDay()),
                one.endsThisWeek(day),
                path(one));
    }

    private static Thing holding(ExceptionRegister.Listed one, LocalDate day) {
        return one.endsSoon(day)
                ? ending(one, day)
                : new Thing(
                        PART,
                        Message.of("exceptions.waiting.holds", one.clause().path(), subject(one)),
                        Message.of("exceptions.waiting.ends.mail"),
                        Optional.of(one.lastDay()),
                        false,
                        path(one));
    }

    private static Object subject(ExceptionRegister.Listed one) {
        return one.subject().kind() == SubjectKind.BODY
                ? Message.of("exceptions.kind.BODY")
                : one.subject().name();
    }

    private static String path(ExceptionRegister.Listed one) {
        return "exceptions/" + one.id();
    }
}
