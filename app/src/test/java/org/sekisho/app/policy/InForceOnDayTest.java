package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** Which version of which document is in force on a day, past or to come, as known now and as known earlier. */
final class InForceOnDayTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 4, 1);
    private static final LocalDate AHEAD = LocalDate.of(2027, 4, 1);

    private final PolicyFixture fixture = PolicyFixture.newBody();

    private AcceptImport.Accepted adopt(
            LocalDate entered, DocumentKind kind, String title, LocalDate from, Optional<UUID> document) {
        return Time.at(AppFixture.noon(entered), () -> {
            var text = title + "\n\n1 目的\n\n情報資産を守る。" + from + "\n";
            var begun = fixture.begin(kind, "text.txt", text.getBytes(StandardCharsets.UTF_8));
            var input = AcceptImport.Input.proposed(begun)
                    .inForceFrom(from)
                    .titled(title)
                    .decided(from.minusDays(14).isAfter(entered) ? entered : from.minusDays(14), "村長");
            return fixture.accept(new AcceptImport.Input(
                    input.draft(),
                    input.number(),
                    document,
                    input.title(),
                    input.instrument(),
                    input.instrumentNumber(),
                    input.decidedOn(),
                    input.decidedBy(),
                    input.inForce(),
                    kind == DocumentKind.POLICY ? new Disclosure.Public() : new Disclosure.NonPublic("攻撃の手掛かりとなるため")));
        });
    }

    private InForceOnDay.Found on(AsOf asOf) {
        return fixture.use(InForceOnDay.class).on(fixture.officer(), asOf);
    }

    private static AsOf asOf(LocalDate day, LocalDate known) {
        return new AsOf(
                day, Optional.of(known.plusDays(1).atStartOfDay(Time.JAPAN).toInstant()));
    }

    private static List<String> stands(InForceOnDay.Found found) {
        return found.documents().stream()
                .map(one -> one.title() + " "
                        + one.inForce()
                                .map(version -> "第" + version.number() + "版")
                                .orElse("なし")
                        + one.above()
                                .flatMap(InForceOnDay.Above::title)
                                .map(title -> " <" + title)
                                .orElse(""))
                .toList();
    }

    @Test
    void the_set_of_a_day_is_known_for_the_past_and_for_days_to_come() {
        adopt(FIRST, DocumentKind.POLICY, "方針", FIRST, Optional.empty());
        adopt(LocalDate.of(2026, 11, 1), DocumentKind.POLICY, "方針", AHEAD, Optional.empty());
        var standard = adopt(SECOND, DocumentKind.STANDARD, "基準", SECOND, Optional.empty());

        assertThat(stands(on(AsOf.known(FIRST.minusDays(1))))).containsExactly("方針 なし", "基準 なし <方針");
        assertThat(stands(on(AsOf.known(FIRST)))).containsExactly("方針 第1版", "基準 なし <方針");
        assertThat(stands(on(AsOf.known(AHEAD.minusDays(1))))).containsExactly("方針 第1版", "基準 第1版 <方針");
        assertThat(stands(on(AsOf.known(AHEAD)))).containsExactly("方針 第2版", "基準 第1版 <方針");

        var toCome = on(AsOf.known(SECOND)).toCome();
        assertThat(toCome).hasSize(1);
        assertThat(toCome.getFirst().day()).isEqualTo(AHEAD);
        assertThat(toCome.getFirst().replaced().map(DocumentVersion::number)).contains(1);
        assertThat(on(AsOf.known(AHEAD)).toCome()).isEmpty();
        assertThat(fixture.use(InForceOnDay.class)
                        .of(fixture.officer(), AsOf.known(AHEAD), standard.document())
                        .documents())
                .hasSize(1);
    }

    @Test
    void a_day_is_seen_with_the_eyes_of_an_earlier_one() {
        adopt(FIRST, DocumentKind.POLICY, "方針", FIRST, Optional.empty());
        adopt(LocalDate.of(2026, 11, 1), DocumentKind.POLICY, "方針", AHEAD, Optional.empty());

        assertThat(stands(on(asOf(AHEAD, LocalDate.of(2026, 10, 31))))).containsExactly("方針 第1版");
        assertThat(stands(on(asOf(AHEAD, LocalDate.of(2026, 11, 1))))).containsExactly("方針 第2版");
        assertThat(on(asOf(FIRST, FIRST.minusDays(1))).documents()).isEmpty();
    }

    @Test
    void days_without_a_version_are_named() {
        adopt(FIRST, DocumentKind.POLICY, "方針", FIRST, Optional.empty());
        var one = on(AsOf.known(SECOND)).documents().getFirst();
        var version = one.versions().getFirst();
        var ended = version.endingOn(SECOND);
        var later = new InForceOnDay.OfDocument(
                one.document(), one.kind(), one.title(), Optional.empty(), List.of(ended), Optional.empty(), List.of());

        assertThat(one.without()).isEmpty();
        assertThat(later.without()).singleElement().satisfies(span -> {
            assertThat(span.from()).isEqualTo(SECOND);
            assertThat(span.to()).isEmpty();
        });
        assertThat(new InForceOnDay.Found(AsOf.known(FIRST), List.of(later)).changes())
                .extracting(InForceOnDay.Change::day, InForceOnDay.Change::begins)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FIRST, true),
                        org.assertj.core.groups.Tuple.tuple(SECOND, false));
    }

    @Test
    void a_procedure_hangs_below_the_standard_that_was_chosen_from_that_day_on() {
        adopt(FIRST, DocumentKind.POLICY, "方針", FIRST, Optional.empty());
        var first = adopt(FIRST, DocumentKind.STANDARD, "第一基準", FIRST, Optional.empty());
        var second = adopt(FIRST.plusDays(1), DocumentKind.STANDARD, "第二基準", FIRST, Optional.empty());
        var procedure = adopt(FIRST, DocumentKind.PROCEDURE, "手順", FIRST, Optional.empty());
        var place = fixture.use(PlaceDocument.class);
        assertThat(stands(on(AsOf.known(SECOND)))).contains("手順 第1版 <第一基準");
        assertThat(place.choices(fixture.officer(), procedure.document()))
                .extracting(PlaceDocument.Choice::title)
                .containsExactly("第一基準", "第二基準", "方針");

        Time.at(
                AppFixture.noon(SECOND),
                () -> place.place(fixture.officer(), new PlaceDocument.Input(procedure.document(), second.document())));

        assertThat(stands(on(AsOf.known(SECOND.minusDays(1))))).contains("手順 第1版 <第一基準");
        assertThat(stands(on(AsOf.known(SECOND)))).contains("手順 第1版 <第二基準");
        assertThat(stands(on(asOf(SECOND, SECOND.minusDays(1))))).contains("手順 第1版 <第一基準");
        assertThat(fixture.use(ClausesAbove.class)
                        .of(fixture.officer(), procedure.version())
                        .orElseThrow()
                        .upper()
                        .version()
                        .title())
                .isEqualTo("第二基準");

        assertThatThrownBy(() -> place.place(
                        fixture.officer(), new PlaceDocument.Input(procedure.document(), second.document())))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems().getFirst().field())
                                .isEqualTo("above"));
        assertThatThrownBy(() -> place.place(
                        fixture.officer(), new PlaceDocument.Input(procedure.document(), procedure.document())))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() ->
                        place.place(fixture.officer(), new PlaceDocument.Input(first.document(), second.document())))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() ->
                        place.place(fixture.staff(), new PlaceDocument.Input(procedure.document(), first.document())))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(fixture.entries("policy.document.placed")).isEqualTo(1);
    }

    @Test
    void what_is_not_public_is_not_in_the_set_of_those_who_may_not_read_it() {
        adopt(FIRST, DocumentKind.POLICY, "方針", FIRST, Optional.empty());
        adopt(FIRST, DocumentKind.STANDARD, "基準", FIRST, Optional.empty());

        assertThat(fixture.use(InForceOnDay.class)
                        .on(fixture.administrator(), AsOf.known(SECOND))
                        .documents())
                .extracting(InForceOnDay.OfDocument::title)
                .containsExactly("方針");
    }
}
