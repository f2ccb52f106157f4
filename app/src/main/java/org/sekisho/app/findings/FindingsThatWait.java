package org.sekisho.app.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.Severity;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks whoever keeps assets to put right what looks wrong about them: one line for each person. What is only to be looked at is not asked for. */
@Component
@Order(50)
class FindingsThatWait implements AsksPeople {

    private static final String PART = "findings.waiting.part";

    private final FindingsOfDay findings;

    FindingsThatWait(FindingsOfDay findings) {
        this.findings = findings;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new OfDay(day);
    }

    private final class OfDay implements Board {

        private final LocalDate day;

        OfDay(LocalDate day) {
            this.day = day;
        }

        @Override
        public List<Thing> of(Actor person) {
            boolean keeps = person.may(Permission.KEEP_LEDGERS) || person.may(Permission.KEEP_ALL_LEDGERS);
            return keeps ? waiting(findings.on(person, AsOf.known(day)), section -> true) : List.of();
        }

        @Override
        public List<Thing> left(Actor reader, Post post) {
            if (!reader.may(Permission.READ_LEDGERS)
                    || post.roles().stream().noneMatch(role -> role.grants(Permission.KEEP_LEDGERS))) {
                return List.of();
            }
            var read = findings.on(reader, AsOf.known(day));
            boolean all = post.roles().stream().anyMatch(role -> role.grants(Permission.KEEP_ALL_LEDGERS));
            return waiting(
                    read,
                    section -> all || post.section().filter(section::equals).isPresent());
        }
    }

    private static List<AsksPeople.Thing> waiting(FindingsOfDay.Day read, Predicate<UUID> section) {
        var pressing = read.found().stream()
                .filter(one -> one.rule().severity() != Severity.NOTE)
                .filter(one -> one.section().filter(section).isPresent())
                .toList();
        if (pressing.isEmpty()) {
            return List.of();
        }
        long assets =
                pressing.stream().map(FindingsOfDay.Found::asset).distinct().count();
        long serious = pressing.stream()
                .filter(one -> one.rule().severity() == Severity.SERIOUS)
                .map(FindingsOfDay.Found::asset)
                .distinct()
                .count();
        return List.of(new AsksPeople.Thing(
                PART,
                serious > 0
                        ? Message.of("findings.waiting.serious", assets, serious)
                        : Message.of("findings.waiting.some", assets),
                Message.of("findings.waiting.mail"),
                Optional.empty(),
                serious > 0,
                "ledgers/asset/findings"));
    }
}
