package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.BeginTransferList;
import org.sekisho.app.organisation.Consequence;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.LookAtTransfers;
import org.sekisho.app.organisation.TakeTransferFile;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.controls.Period;

/** What a list of transfers does to the duties of those who move. */
final class DutiesThatMoveTest {

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 10);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);

    private final Town town = new Town();

    @BeforeEach
    void peopleInTheirPosts() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.rule(Role.CISO, "副町長", Optional.empty());
        var names = List.of("佐藤", "伊藤", "加藤");
        var posts = List.of("総務課長", "税務課長", "副町長");
        for (int i = 0; i < names.size(); i++) {
            var who = town.somebody(names.get(i), Town.BEGIN);
            town.assign(Town.BEGIN, who, posts.get(i), Holding.MAIN, Town.BEGIN, null);
        }
        town.on(
                Town.BEGIN,
                actor -> town.app
                        .use(EstablishDuties.class)
                        .establish(
                                keeping(actor),
                                new EstablishDuties.Input(
                                        Town.BEGIN,
                                        List.of(
                                                wanted(
                                                        "test.of-section",
                                                        Scope.EACH_SECTION,
                                                        Role.SECTION_SECURITY_MANAGER),
                                                wanted("test.of-body", Scope.BODY, Role.CISO)))));
    }

    private static Actor keeping(Actor actor) {
        var roles = new java.util.HashSet<>(actor.roles());
        roles.add(Role.CHIEF_SECURITY_OFFICER);
        return new Actor(actor.body(), actor.account(), actor.name(), roles);
    }

    private static EstablishDuties.Wanted wanted(String control, Scope scope, Role owner) {
        return new EstablishDuties.Wanted(
                control,
                scope,
                owner,
                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty()),
                CycleOrigin.LAW,
                "試験");
    }

    @Test
    void a_duty_that_is_left_with_nobody_is_named() {
        assertThat(follows(Bundles.JAPANESE, "N3,加藤 一郎,,,,退職,"))
                .contains("空き：実施事項「test.of-body」の担当（最高情報セキュリティ責任者（CISO））が、誰もいなくなります。");
        assertThat(follows(Bundles.ENGLISH, "N3,加藤 一郎,,,,退職,"))
                .anyMatch(line -> line.startsWith("空き：Nobody is left to answer for the duty “test.of-body”"));
    }

    @Test
    void a_duty_whose_owner_is_another_is_named_with_both() {
        assertThat(follows(Bundles.JAPANESE, "N1,佐藤 一郎,,町長,副町長,昇任,"))
                .anyMatch(line -> line.contains("担当する実施事項1件の担当が替わります。離れる人：加藤 一郎。就く人：佐藤 一郎。（test.of-body）"))
                .anyMatch(line -> line.startsWith("空き：1所属（総務課）で、") && line.contains("所属ごとの実施事項1件"));
    }

    @Test
    void a_section_whose_head_changes_hands_its_own_part_over() {
        assertThat(follows(Bundles.JAPANESE, "N1,佐藤 一郎,,税務課,課長,異動,", "N2,伊藤 一郎,,総務課,課長,異動,"))
                .singleElement()
                .asString()
                .startsWith("変更：2所属（税務課、総務課）で、")
                .contains("所属ごとの実施事項1件（test.of-section）を引き継ぎます。");
    }

    @Test
    void who_moves_without_a_role_moves_no_duty() {
        assertThat(follows(Bundles.JAPANESE, "A1,新 花子,,総務課,主事,採用,")).isEmpty();
    }

    private List<String> follows(Locale language, String... rows) {
        var file = ("職員番号,氏名,フリガナ,新所属,新職,区分,発令日\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
        var preview = town.on(MARCH, actor -> {
            var list = town.app.use(BeginTransferList.class).begin(actor, new BeginTransferList.Input("異動", APRIL));
            town.app
                    .use(TakeTransferFile.class)
                    .take(actor, new TakeTransferFile.Input(list, Optional.empty(), "異動.csv", file));
            return town.app.use(LookAtTransfers.class).look(actor, list);
        });
        var lines = new ArrayList<String>();
        for (var one : preview.consequences()) {
            if (one instanceof Consequence.Elsewhere(var affected)) {
                lines.add((one.isGap() ? "空き：" : "変更：") + affected.words().apply(new Bundles().in(language)));
            }
        }
        return lines;
    }
}
