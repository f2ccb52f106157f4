package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks whoever gives leave to decide, and whoever has something out to bring it back: three days before its day, and with the
 * head of the section once the day is over.
 */
@Component
@Order(25)
class HandlingThatWaits implements AsksPeople {

    private static final String PART = "handling.waiting.part";

    private final Work work;
    private final RequestRegister requests;
    private final Approvers approvers;
    private final HeldPosts posts;
    private final FindRequests find;

    HandlingThatWaits(Work work, RequestRegister requests, Approvers approvers, HeldPosts posts, FindRequests find) {
        this.work = work;
        this.requests = requests;
        this.approvers = approvers;
        this.posts = posts;
        this.find = find;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new OfDay(body, day);
    }

    /** What waits in the body, and who is who. */
    private record Waiting(List<Request> requests, Approvers.OfDay approvers) {}

    private final class OfDay implements Board {

        private final BodyId body;
        private final LocalDate day;

        private @Nullable Optional<Waiting> read;

        OfDay(BodyId body, LocalDate day) {
            this.body = body;
            this.day = day;
        }

        @Override
        public List<Thing> of(Actor person) {
            if (!person.may(Permission.READ_LEDGERS)) {
                return List.of();
            }
            var waiting = waiting();
            if (waiting.isEmpty()) {
                return List.of();
            }
            var me = posts.person(person, day).map(PersonId::value);
            var found = new ArrayList<Thing>();
            for (var one : waiting.get().requests()) {
                about(one, waiting.get().approvers(), person, me).ifPresent(found::add);
            }
            return found;
        }

        private Optional<Thing> about(Request one, Approvers.OfDay approvers, Actor person, Optional<UUID> me) {
            if (one.state() == RequestState.ASKED) {
                return approvers.of(one.verdict().grantor().orElseThrow(), one.section(), one.person()).stream()
                                .anyMatch(approver -> me.equals(Optional.of(approver.person())))
                        ? Optional.of(asked(one))
                        : Optional.empty();
            }
            boolean own = one.person().isPresent()
                    ? one.person().equals(me)
                    : one.askedBy().equals(person.account());
            boolean head = one.late(day) > 0
                    && approvers.nearest(Role.SECTION_SECURITY_MANAGER, one.section(), Optional.empty()).stream()
                            .anyMatch(approver -> me.equals(Optional.of(approver.person())));
            return own || head ? Optional.of(open(one)) : Optional.empty();
        }

        @Override
        public List<Thing> left(Actor reader, Post post) {
            if (!reader.may(Permission.READ_LEDGERS) || post.section().isEmpty()) {
                return List.of();
            }
            return find.list(reader, true, Optional.empty(), 0, Integer.MAX_VALUE).requests().stream()
                    .filter(one -> one.section().equals(post.section().get()))
                    .map(one -> one.state() == RequestState.ASKED ? asked(one) : open(one))
                    .toList();
        }

        /** One statement while nothing waits or presses, fifteen otherwise. */
        private Optional<Waiting> waiting() {
            var known = read;
            if (known == null) {
                known = work.read(Actor.program(body), Permission.READ_DUTIES, tx -> {
                    var some = requests.waiting(tx).stream()
                            .filter(one -> one.state() == RequestState.ASKED || one.presses(day))
                            .toList();
                    return some.isEmpty()
                            ? Optional.<Waiting>empty()
                            : Optional.of(new Waiting(some, approvers.on(tx, day)));
                });
                read = known;
            }
            return known;
        }

        private Thing asked(Request one) {
            return new Thing(
                    PART,
                    Message.of("handling.waiting.asked", one.name(), act(one)),
                    Message.of("handling.waiting.asked.mail"),
                    Optional.of(one.from()),
                    true,
                    path(one));
        }

        private Thing open(Request one) {
            long late = one.late(day);
            var key = "handling.waiting."
                    + (one.state() == RequestState.PAPER ? one.state() : one.chase())
                    + (late > 0 ? ".late" : "");
            return new Thing(
                    PART,
                    late > 0 ? Message.of(key, one.name(), late) : Message.of(key, one.name()),
                    late > 0 ? Message.of(key + ".mail", late) : Message.of(key + ".mail"),
                    one.by(),
                    late > 0,
                    path(one));
        }
    }

    private static Message act(Request one) {
        return Message.of("handling.act." + one.act());
    }

    private static String path(Request one) {
        return "handling/" + one.id();
    }
}
