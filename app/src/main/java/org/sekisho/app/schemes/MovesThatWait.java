package org.sekisho.app.schemes;

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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks whoever keeps assets to decide what their old levels are in the scheme of today. */
@Component
@Order(49)
class MovesThatWait implements AsksPeople {

    private static final String PART = "schemes.waiting.part";

    private final OpenLevels levels;

    MovesThatWait(OpenLevels levels) {
        this.levels = levels;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new Board() {
            @Override
            public List<Thing> of(Actor person) {
                return person.may(Permission.KEEP_LEDGERS)
                        ? waiting(levels.on(person, AsOf.known(day)), section -> true)
                        : List.of();
            }

            @Override
            public List<Thing> left(Actor reader, Post post) {
                boolean keeps = post.roles().stream().anyMatch(role -> role.grants(Permission.KEEP_LEDGERS));
                boolean all = post.roles().stream().anyMatch(role -> role.grants(Permission.KEEP_ALL_LEDGERS));
                return keeps && reader.may(Permission.READ_LEDGERS)
                        ? waiting(
                                levels.on(reader, AsOf.known(day)),
                                section -> all
                                        || post.section()
                                                .filter(section::equals)
                                                .isPresent())
                        : List.of();
            }
        };
    }

    private static List<AsksPeople.Thing> waiting(OpenLevels.Left left, Predicate<UUID> section) {
        long assets = left.open().stream()
                .filter(one -> one.section().filter(section).isPresent())
                .map(OpenLevels.Open::asset)
                .distinct()
                .count();
        return assets == 0
                ? List.of()
                : List.of(new AsksPeople.Thing(
                        PART,
                        Message.of("schemes.waiting.open", assets),
                        Message.of("schemes.waiting.mail"),
                        Optional.empty(),
                        false,
                        "ledgers/asset/move"));
    }
}
