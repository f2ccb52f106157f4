package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks people to sign their own pledges, and heads of sections for those of their people that are missing. */
@Component
@Order(30)
class PledgesThatWait implements AsksPeople {

    private static final String OWN = "conduct.pledge.waiting.own";
    private static final String PART = "conduct.pledge.waiting.part";

    private final OwnPledges own;
    private final PledgeRegister register;
    private final RollCall rollCall;

    PledgesThatWait(OwnPledges own, PledgeRegister register, RollCall rollCall) {
        this.own = own;
        this.register = register;
        this.rollCall = rollCall;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new OfDay(body, day);
    }

    private final class OfDay implements Board {

        private final BodyId body;
        private final LocalDate day;

        private @Nullable List<PledgeRegister.Missing> read;

        OfDay(BodyId body, LocalDate day) {
            this.body = body;
            this.day = day;
        }

        @Override
        public List<Thing> of(Actor person) {
            var asked = person.may(Permission.DO_OWN_DUTIES)
                    ? own.of(person, day).stream()
                            .flatMap(one -> one.asked().stream().map(by -> own(one, by)))
                    : Stream.<Thing>empty();
            return Stream.concat(asked, ofOthers(person)).toList();
        }

        private Stream<Thing> ofOthers(Actor person) {
            if (!person.may(Permission.COLLECT_SIGNATURES) || missing().isEmpty()) {
                return Stream.empty();
            }
            var mine = rollCall.headedBy(person, day);
            var me = rollCall.own(person, day).map(RollCall.Belonging::person);
            return missing().stream()
                    .filter(one -> me.filter(one.stay().person()::equals).isEmpty())
                    .filter(one -> one.stay()
                            .place()
                            .section()
                            .map(mine::contains)
                            .orElseGet(() -> person.may(Permission.KEEP_DUTIES)))
                    .map(PledgesThatWait::missing);
        }

        @Override
        public List<Thing> left(Actor reader, Post post) {
            boolean collects = post.roles().stream().anyMatch(role -> role.grants(Permission.COLLECT_SIGNATURES));
            if (!collects || post.section().isEmpty() || !reader.may(Permission.READ_DUTIES)) {
                return List.of();
            }
            return missing().stream()
                    .filter(one -> one.stay()
                            .place()
                            .section()
                            .filter(section ->
                                    section.value().equals(post.section().get()))
                            .isPresent())
                    .map(PledgesThatWait::missing)
                    .toList();
        }

        /** One statement while the body has no text, six otherwise. */
        private List<PledgeRegister.Missing> missing() {
            var known = read;
            if (known == null) {
                known = register.on(Actor.program(body), AsOf.known(day)).missing();
                read = known;
            }
            return known;
        }
    }

    private static Thing own(OwnPledges.Own one, LocalDate by) {
        var kind = one.form().kind();
        return new Thing(
                OWN,
                Message.of("conduct.pledge.waiting.own." + kind),
                Message.of("conduct.pledge.waiting.own." + kind),
                kind == PledgeKind.LEAVING ? Optional.of(by) : Optional.empty(),
                true,
                "conduct/pledges/own/" + kind);
    }

    private static Thing missing(PledgeRegister.Missing one) {
        var kind = one.kind();
        return new Thing(
                PART,
                Message.of(
                        "conduct.pledge.waiting." + kind,
                        one.stay().name().full(),
                        one.stay().place().name()),
                Message.of("conduct.pledge.waiting." + kind + ".mail"),
                Optional.empty(),
                true,
                "conduct/pledges");
    }
}
