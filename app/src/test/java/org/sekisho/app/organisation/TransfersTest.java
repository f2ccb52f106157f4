package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Town.Somebody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** A list of transfers from its draft to its day: who sees it, what it shows, what applying and undoing it do. */
final class TransfersTest {

    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final LocalDate EVE = APRIL.minusDays(1);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 10);
    private static final String HEADINGS = "職員番号,氏名,フリガナ,新所属,新職,区分,発令日,任期末日,任用の種類\r\n";

    private final Town town = new Town();
    private final Somebody sato = town.somebody("佐藤", Town.BEGIN);
    private final Somebody ito = town.somebody("伊藤", Town.BEGIN);
    private final Somebody kato = town.somebody("加藤", Town.BEGIN);
    private final TransferListId list;

    TransfersTest() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.rule(Role.CISO, "副町長", Optional.empty());
        town.assign(Town.BEGIN, sato, "総務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, ito, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, kato, "副町長", Holding.MAIN, Town.BEGIN, null);
        list = keeper(
                MARCH,
                actor -> town.app
                        .use(BeginTransferList.class)
                        .begin(actor, new BeginTransferList.Input("令和9年4月1日付け人事異動", APRIL)));
    }

    @Test
    void the_preview_shows_old_beside_new_and_what_is_left_with_nobody() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,", "N3,加藤 一郎,,,,退職,令和9年3月31日,,", "A1,新 花子,シン ハナコ,総務課,主事,採用,,,");
        var preview = look();
        assertThat(preview.moves())
                .extracting(move ->
                        move.name() + " " + move.kinds() + " " + titles(move.before()) + "→" + titles(move.after()))
                .containsExactly(
                        "佐藤 一郎 [TRANSFERRED] [総務課課長]→[税務課課長]",
                        "加藤 一郎 [LEAVING] [町長副町長]→[]",
                        "新 花子 [HIRED] []→[総務課主事]",
                        "伊藤 一郎 [] [税務課課長]→[]");
        assertThat(preview.consequences())
                .contains(
                        new Consequence.RoleUnheld(Role.CISO, List.of("加藤 一郎")),
                        new Consequence.WithoutPost("N2", "伊藤 一郎"),
                        new Consequence.PostVacant(
                                town.post("総務課長"),
                                "総務課",
                                "課長",
                                List.of(Role.SECTION_SECURITY_MANAGER),
                                List.of("佐藤 一郎")));
        assertThat(chart(APRIL)).isEqualTo(chart(EVE));
    }

    @Test
    void what_is_applied_holds_from_the_day_and_not_on_the_day_before() {
        var before = chart(EVE);
        take("N1,佐藤 一郎,,税務課,課長,異動,,,", "N2,伊藤 一郎,,総務課,課長,異動,,,", "A1,新 花子,シン ハナコ,総務課,主事,採用,,,");
        assertThat(apply()).isEqualTo(3);
        assertThat(chart(EVE)).isEqualTo(before);
        assertThat(chart(APRIL)).contains("総務課 課長 伊藤 一郎", "税務課 課長 佐藤 一郎", "総務課 主事 新 花子");
        town.rule(Role.SYSTEM_MANAGER, "主事", Optional.empty());
        assertThat(town.roles(sato, EVE)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, APRIL)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(look().head().state()).isEqualTo(TransferPreview.State.APPLIED);
        assertThat(look().moves()).extracting(TransferPreview.Move::name).containsExactly("佐藤 一郎", "伊藤 一郎", "新 花子");
    }

    @Test
    void the_roles_of_who_leaves_end_with_the_day_before() {
        take("N3,加藤 一郎,,,,退職,,,");
        apply();
        assertThat(town.roles(kato, EVE)).containsExactly(Role.CISO);
        assertThat(town.roles(kato, APRIL)).isEmpty();
    }

    @Test
    void undoing_before_the_day_restores_exactly_what_was_and_the_list_can_be_applied_again() {
        var before = chart(APRIL);
        var people = people(APRIL);
        take("N1,佐藤 一郎,,税務課,課長,異動,,,", "N3,加藤 一郎,,,,退職,,,", "A1,新 花子,シン ハナコ,総務課,主事,採用,,,");
        apply();
        assertThat(chart(APRIL)).isNotEqualTo(before);
        assertThat(undo(EVE)).isEqualTo(4);
        assertThat(chart(APRIL)).isEqualTo(before);
        assertThat(people(APRIL)).isEqualTo(people);
        assertThat(chart(EVE)).isEqualTo(before);
        var again = keeper(EVE, actor -> town.app.use(LookAtTransfers.class).look(actor, list));
        assertThat(again.head().state()).isEqualTo(TransferPreview.State.DRAFT);
        int applied = keeper(
                APRIL,
                actor -> town.app
                        .use(ApplyTransfers.class)
                        .apply(actor, new ApplyTransfers.Input(list, again.fingerprint())));
        assertThat(applied).isEqualTo(4);
    }

    @Test
    void on_the_day_it_cannot_be_undone_any_more() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,");
        apply();
        assertThatThrownBy(() -> undo(APRIL))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.reason().key()).endsWith("transfer-day-come"));
        assertThat(chart(APRIL)).contains("税務課 課長 佐藤 一郎");
    }

    @Test
    void what_was_changed_since_stands_in_the_way_of_undoing() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,");
        apply();
        town.assign(MARCH.plusDays(1), ito, "総務課長", Holding.MAIN, APRIL, null);
        assertThatThrownBy(() -> undo(EVE))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.reason().arguments().toString())
                                .contains("伊藤 一郎"));
        assertThat(chart(APRIL)).contains("総務課 課長 伊藤 一郎", "税務課 課長 佐藤 一郎");
    }

    @Test
    void an_apply_of_something_else_than_was_shown_is_refused() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,");
        var seen = look().fingerprint();
        take("N1,佐藤 一郎,,総務課,主事,異動,,,");
        assertThatThrownBy(() -> apply(seen)).isInstanceOf(Refusal.Stale.class);
        assertThat(chart(APRIL)).isEqualTo(chart(EVE));
    }

    @Test
    void a_register_that_changed_since_the_preview_makes_it_stale() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,");
        var seen = look().fingerprint();
        town.assign(MARCH, kato, "税務課長", Holding.MAIN, MARCH, null);
        assertThatThrownBy(() -> apply(seen)).isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void who_comes_back_under_a_new_number_is_asked_about_and_stays_the_same_person() {
        town.on(
                MARCH,
                actor -> town.app
                        .use(RetirePeople.class)
                        .retire(actor, new RetirePeople.Input(List.of(kato.id()), MARCH)));
        take("R9,加藤 一郎,カナ イチロウ,総務課,主事,再任用,,令和10年3月31日,");
        var question = look().questions().getFirst();
        assertThat(question.alike()).extracting(TransferPreview.Alike::number).contains("N3");
        assertThat(question.answer()).isEmpty();
        assertThatThrownBy(this::apply)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.reason().key()).endsWith("transfer-identity-open"));
        keeper(
                MARCH,
                actor -> town.app
                        .use(AnswerIdentity.class)
                        .answer(actor, new AnswerIdentity.Input(list, "R9", Optional.of(kato.id()))));
        apply();
        assertThat(people(APRIL)).contains(kato.id() + " R9 加藤 一郎 REAPPOINTED 2028-04-01");
        assertThat(town.roles(kato, APRIL)).isEmpty();
    }

    @Test
    void who_is_said_to_be_somebody_new_is_somebody_new() {
        take("R9,佐藤 一郎,カナ イチロウ,総務課,主事,採用,,,");
        keeper(
                MARCH,
                actor -> town.app
                        .use(AnswerIdentity.class)
                        .answer(actor, new AnswerIdentity.Input(list, "R9", Optional.empty())));
        apply();
        assertThat(people(APRIL)).filteredOn(line -> line.contains("佐藤")).hasSize(2);
    }

    @Test
    void a_part_timer_whose_term_is_renewed_keeps_the_post_and_the_identity() {
        take("A1,臨 時子,リン トキコ,総務課,主事,採用,,2028-03-31,会計年度任用職員");
        apply();
        var next = keeper(
                MARCH.plusYears(1),
                actor -> town.app
                        .use(BeginTransferList.class)
                        .begin(actor, new BeginTransferList.Input("令和10年4月1日付け人事異動", APRIL.plusYears(1))));
        var before = people(APRIL).stream().filter(line -> line.contains("臨")).toList();
        take(next, "A1,臨 時子,リン トキコ,総務課,主事,再任,,2029-03-31,");
        assertThat(look(next).faults()).isEmpty();
        keeper(
                MARCH.plusYears(1),
                actor -> town.app
                        .use(ApplyTransfers.class)
                        .apply(actor, new ApplyTransfers.Input(next, look(next).fingerprint())));
        var after = people(APRIL.plusYears(1)).stream()
                .filter(line -> line.contains("臨"))
                .toList();
        assertThat(after).containsExactly(before.getFirst().replace("2028-04-01", "2029-04-01"));
        assertThat(chart(APRIL.plusYears(1))).contains("総務課 主事 臨 時子");
        assertThat(chart(APRIL.plusYears(2))).doesNotContain("総務課 主事 臨 時子");
    }

    @Test
    void a_concurrent_post_begins_and_ends_beside_the_main_one() {
        take("N1,佐藤 一郎,,総務部,部長,兼務,,,");
        apply();
        assertThat(chart(APRIL)).contains("総務部 部長 佐藤 一郎", "総務課 課長 佐藤 一郎");
        var next = keeper(
                APRIL,
                actor -> town.app
                        .use(BeginTransferList.class)
                        .begin(actor, new BeginTransferList.Input("令和9年10月1日付け", APRIL.plusMonths(6))));
        take(next, "N1,佐藤 一郎,,総務部,部長,兼務免,,,");
        keeper(
                APRIL,
                actor -> town.app
                        .use(ApplyTransfers.class)
                        .apply(actor, new ApplyTransfers.Input(next, look(next).fingerprint())));
        assertThat(chart(APRIL.plusMonths(6))).contains("総務課 課長 佐藤 一郎").doesNotContain("総務部 部長 佐藤 一郎");
    }

    @Test
    void nobody_sees_a_list_that_does_not_name_them_and_every_look_is_in_the_record() {
        take("N1,佐藤 一郎,,税務課,課長,異動,,,");
        var use = town.app.use(LookAtTransfers.class);
        assertThatThrownBy(() -> town.as(ito, MARCH, actor -> use.look(actor, list)))
                .isInstanceOf(Refusal.NotFound.class);
        var named =
                town.as(ito, MARCH, actor -> town.app.use(TransferListsOf.class).named(actor));
        assertThat(named).isEmpty();
        keeper(
                MARCH,
                actor -> town.app
                        .use(NameTransferReaders.class)
                        .name(actor, new NameTransferReaders.Input(list, "税務課 課長", false)));
        var looks = town.entries("organisation.transfer-list.seen");
        assertThat(town.as(ito, MARCH, actor -> use.look(actor, list)).head().keeps())
                .isFalse();
        assertThat(town.entries("organisation.transfer-list.seen")).isEqualTo(looks + 1);
        assertThatThrownBy(() -> town.as(
                        ito,
                        MARCH,
                        actor -> town.app
                                .use(TakeTransferFile.class)
                                .take(actor, new TakeTransferFile.Input(list, Optional.empty(), "x.csv", file("")))))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> town.as(sato, MARCH, actor -> use.look(actor, list)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_post_that_is_named_shows_the_list_to_its_holder_of_the_day_alone() {
        keeper(
                MARCH,
                actor -> town.app
                        .use(NameTransferReaders.class)
                        .name(actor, new NameTransferReaders.Input(list, "税務課課長", true)));
        town.assign(MARCH, kato, "税務課長", Holding.MAIN, MARCH.plusDays(5), null);
        var use = town.app.use(LookAtTransfers.class);
        assertThat(town.as(ito, MARCH.plusDays(4), actor -> use.look(actor, list))
                        .head()
                        .keeps())
                .isTrue();
        assertThatThrownBy(() -> town.as(ito, MARCH.plusDays(5), actor -> use.look(actor, list)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(town.as(kato, MARCH.plusDays(5), actor -> use.look(actor, list))
                        .head()
                        .keeps())
                .isTrue();
    }

    @Test
    void a_section_head_hands_in_part_timers_of_the_own_section_and_sees_nothing_else() {
        take("N1,佐藤 一郎,,総務部,部長,昇任,,,");
        var asked = town.as(
                sato, MARCH, actor -> town.app.use(TransferListsOf.class).asked(actor));
        assertThat(asked).extracting(TransferListsOf.Asked::sectionName).containsExactly("総務課");
        hand("A1,臨 時子,リン トキコ,総務課,主事,採用,,2028-03-31,");
        assertThatThrownBy(() -> town.as(
                        sato,
                        MARCH,
                        actor -> town.app.use(LookAtTransfers.class).look(actor, list)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(look().files())
                .extracting(file -> file.sectionName() + " " + file.rows())
                .containsExactly(" 1", "総務課 1");
        apply();
        assertThat(people(APRIL)).anyMatch(line -> line.contains("臨 時子 FISCAL_YEAR 2028-04-01"));
    }

    @Test
    void a_section_head_cannot_write_of_others() {
        assertThatThrownBy(() -> hand("A1,臨 時子,,税務課,課長,採用,,,")).satisfies(Town.says("「税務課」は、総務課とその下の所属ではありません。"));
        assertThatThrownBy(() -> hand("N2,伊藤 一郎,,総務課,主事,異動,,,")).satisfies(Town.says("区分「異動」は書けません"));
        assertThatThrownBy(() -> hand("N2,伊藤 一郎,,,,退職,,,")).satisfies(Town.says("会計年度任用職員等ではありません"));
        assertThatThrownBy(() -> town.as(
                        sato,
                        MARCH,
                        actor -> town.app
                                .use(TakeTransferFile.class)
                                .take(
                                        actor,
                                        new TakeTransferFile.Input(
                                                list, Optional.of(town.section("税務課")), "x.csv", file("")))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void the_same_number_in_two_files_stops_the_apply_and_names_both() {
        take("A1,臨 時子,リン トキコ,総務課,主事,採用,,,");
        hand("A1,臨 時子,リン トキコ,総務課,主事,採用,,2028-03-31,");
        assertThat(look().faults()).hasSize(1);
        assertThatThrownBy(this::apply).satisfies(Town.says("ファイル「異動.csv」にもあります"));
        assertThat(people(APRIL)).noneMatch(line -> line.contains("臨"));
    }

    private <T> T keeper(LocalDate day, Function<Actor, T> useCase) {
        return town.on(day, useCase);
    }

    private static byte[] file(String... rows) {
        return (HEADINGS + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private void take(String... rows) {
        take(list, rows);
    }

    private void take(TransferListId into, String... rows) {
        keeper(
                MARCH,
                actor -> town.app
                        .use(TakeTransferFile.class)
                        .take(actor, new TakeTransferFile.Input(into, Optional.empty(), "異動.csv", file(rows))));
    }

    private void hand(String... rows) {
        town.as(
                sato,
                MARCH,
                actor -> town.app
                        .use(TakeTransferFile.class)
                        .take(
                                actor,
                                new TakeTransferFile.Input(
                                        list, Optional.of(town.section("総務課")), "総務課.csv", file(rows))));
    }

    private TransferPreview look() {
        return look(list);
    }

    private TransferPreview look(TransferListId which) {
        return keeper(MARCH, actor -> town.app.use(LookAtTransfers.class).look(actor, which));
    }

    private int apply() {
        return apply(look().fingerprint());
    }

    private int apply(String fingerprint) {
        return keeper(
                MARCH,
                actor -> town.app.use(ApplyTransfers.class).apply(actor, new ApplyTransfers.Input(list, fingerprint)));
    }

    private int undo(LocalDate day) {
        return keeper(
                day, actor -> town.app.use(UndoTransfers.class).undo(actor, new UndoTransfers.Input(list, "内示の差替え")));
    }

    private static List<String> titles(List<TransferPreview.Held> held) {
        return held.stream().map(one -> one.place() + one.title()).toList();
    }

    /** Every post with its holders on the day. */
    private List<String> chart(LocalDate day) {
        return keeper(MARCH, actor -> town.app.use(Roster.class).chart(actor, AsOf.known(day))).organs().stream()
                .flatMap(organ -> java.util.stream.Stream.concat(
                        organ.posts().stream().flatMap(post -> lines(organ.name(), post)),
                        organ.sections().stream()
                                .flatMap(Chart.Section::withBelow)
                                .flatMap(section ->
                                        section.posts().stream().flatMap(post -> lines(section.name(), post)))))
                .toList();
    }

    private static java.util.stream.Stream<String> lines(String place, Chart.Post post) {
        return post.holders().stream().map(holder -> place + " " + post.title() + " " + holder.name());
    }

    /** Everybody of the day with number, name, employment and end. */
    private List<String> people(LocalDate day) {
        return town.people(day);
    }
}
