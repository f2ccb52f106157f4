package org.sekisho.app.stocktaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** A stocktaking of assets as an office does it. */
final class StocktakingTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);
    private static final LocalDate LATER = LocalDate.of(2024, 6, 10);
    private static final LocalDate LAST = LocalDate.of(2024, 6, 28);

    private final SmallOffice office = new SmallOffice("棚卸町");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private SectionId tax;
    private LineId seal;
    private LineId stick;
    private LineId rolls;
    private UUID stocktaking = new UUID(0, 0);

    @BeforeEach
    void begun() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(hara, "税務課", BEGIN);
        seal = add(MAY, asset("公印", general));
        stick = add(MAY, asset("USBメモリ", general).with("personal", new Value.YesNo(true)));
        rolls = add(MAY, asset("課税台帳", tax));
        stocktaking = begin("令和6年度の棚卸");
    }

    @Test
    void a_section_confirms_what_is_there_and_its_duty_is_fed_when_nothing_is_left() {
        var duty = office.owes(
                "assets.stock-taking",
                Scope.EACH_SECTION,
                Role.SECTION_SECURITY_MANAGER,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        confirm(head(mori), general, seal);
        assertThat(evidence(duty)).isEmpty();
        confirm(head(mori), general, stick);
        assertThat(evidence(duty)).hasSize(1);
        assertThat(part(officer(), general).done()).isPresent();
        assertThat(part(officer(), tax).left()).isEqualTo(1);
    }

    @Test
    void a_head_sees_and_confirms_the_lines_of_the_own_section_alone() {
        assertThat(at(LATER, () -> use(ReadStock.class).progress(head(mori), stocktaking))
                        .sections())
                .extracting(ReadStock.Section::name)
                .containsExactly("総務課");
        assertThat(at(LATER, () -> use(ReadStock.class).progress(officer(), stocktaking))
                        .sections())
                .hasSize(2);
        assertThatThrownBy(() -> part(head(mori), tax)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> confirm(head(mori), tax, rolls)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> report(head(mori), rolls, JUNE)).isInstanceOf(Refusal.NotFound.class);
        var clerk = office.acting(office.join("無役"), LATER);
        assertThat(at(LATER, () -> use(ReadStock.class).progress(clerk, stocktaking))
                        .sections())
                .isEmpty();
        assertThatThrownBy(() -> confirm(clerk, general, seal)).isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void whoever_confirms_a_line_second_is_told_and_nothing_is_counted_twice() {
        assertThat(confirm(head(mori), general, seal, stick)).isEqualTo(2);
        assertThatThrownBy(() -> confirm(officer(), general, seal)).isInstanceOf(Refusal.Invalid.class);
        assertThat(part(officer(), general).count(LineState.CONFIRMED)).isEqualTo(2);
    }

    @Test
    void a_change_in_the_ledger_counts_and_a_line_that_moved_stays_with_the_section_that_had_it() {
        change(LATER, seal, asset("公印", general).with("place", "耐火金庫"));
        change(LATER, stick, asset("USBメモリ", tax).with("personal", new Value.YesNo(true)));
        var part = part(officer(), general);
        assertThat(part.count(LineState.CHANGED)).isEqualTo(2);
        assertThat(part.lines().stream().flatMap(line -> line.movedTo().stream()))
                .containsExactly(tax.value());
        assertThat(part.done()).isPresent();
        assertThat(part(officer(), tax).lines()).hasSize(1);
    }

    @Test
    void what_is_entered_during_the_stocktaking_is_new_and_not_looked_for() {
        add(LATER, asset("外付けディスク", general));
        var part = part(officer(), general);
        assertThat(part.added()).hasSize(1);
        assertThat(part.lines()).hasSize(2);
    }

    @Test
    void what_is_missing_is_told_at_once_to_the_head_the_officer_and_the_ciso_and_to_nobody_else() {
        var ciso = office.acting(office.join("長官", Role.CISO), LATER);
        var missing = report(head(mori), stick, JUNE);
        assertThat(asked(head(mori))).anyMatch(path -> path.endsWith(missing.toString()));
        assertThat(asked(officer())).anyMatch(path -> path.endsWith(missing.toString()));
        assertThat(asked(ciso)).anyMatch(path -> path.endsWith(missing.toString()));
        assertThat(asked(head(hara))).noneMatch(path -> path.endsWith(missing.toString()));
        var shown = at(LATER, () -> use(MissingRegister.class).the(ciso, missing));
        assertThat(shown.clock()).contains(LeakClock.from(JUNE));
        assertThat(shown.mayKeep()).isFalse();
        assertThatThrownBy(() -> at(LATER, () -> use(MissingRegister.class).the(head(hara), missing)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_thing_without_personal_information_has_no_clock() {
        var missing = report(head(mori), seal, JUNE);
        assertThat(at(LATER, () -> use(MissingRegister.class).the(officer(), missing))
                        .clock())
                .isEmpty();
    }

    @Test
    void the_day_it_was_known_moves_only_with_a_reason() {
        var missing = report(head(mori), stick, JUNE);
        assertThatThrownBy(() -> correct(missing, JUNE.minusDays(2), " ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> correct(missing, LATER.plusDays(1), "誤り")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> report(head(mori), stick, LATER)).isInstanceOf(Refusal.Invalid.class);
        correct(missing, JUNE.minusDays(2), "前の週に気付いていた");
        var shown = at(LATER, () -> use(MissingRegister.class).the(officer(), missing));
        assertThat(shown.knownOn()).isEqualTo(JUNE.minusDays(2));
        assertThat(shown.correction()).isEqualTo("前の週に気付いていた");
    }

    @Test
    void what_is_found_again_is_there_and_nobody_is_asked_about_it_any_more() {
        var missing = report(head(mori), stick, JUNE);
        assertThat(part(officer(), general).count(LineState.MISSING)).isEqualTo(1);
        at(LATER, () -> {
            use(ReportMissing.class).found(head(mori), missing, new ReportMissing.Found(LATER, "机の引出し", false));
            return true;
        });
        assertThat(part(officer(), general).count(LineState.CONFIRMED)).isEqualTo(1);
        assertThat(asked(officer())).noneMatch(path -> path.endsWith(missing.toString()));
    }

    @Test
    void a_stocktaking_is_closed_with_what_is_said_of_the_rest_and_stays_as_it_was() {
        assertThatThrownBy(() -> begin("もう一つ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> close(" ")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> at(LATER, () -> {
                    use(BeginStocktaking.class).close(head(mori), stocktaking, "残りなし");
                    return true;
                }))
                .isInstanceOf(Refusal.NotPermitted.class);
        close("次年度に確かめる");
        change(LAST, seal, asset("公印", general).with("place", "耐火金庫"));
        assertThat(at(LAST, () -> use(ReadStock.class).progress(officer(), stocktaking))
                        .count(LineState.LEFT))
                .isEqualTo(3);
        assertThatThrownBy(() -> confirm(head(mori), general, stick)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void the_head_is_asked_for_what_is_left_until_it_is_done() {
        assertThat(asked(head(mori))).containsExactly("stocktaking/" + stocktaking + "/sections/" + general.value());
        confirm(head(mori), general, seal, stick);
        assertThat(asked(head(mori))).isEmpty();
    }

    @Test
    void a_section_that_has_nothing_in_the_ledger_says_so_once_and_its_duty_is_done() {
        var empty = office.heads(office.join("空"), "選挙管理課", BEGIN);
        var duty = office.owes(
                "assets.stock-taking",
                Scope.EACH_SECTION,
                Role.SECTION_SECURITY_MANAGER,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        assertThatThrownBy(() -> confirmNone(general)).isInstanceOf(Refusal.Invalid.class);
        confirmNone(empty);
        assertThat(part(officer(), empty).done()).isPresent();
        assertThat(evidence(duty)).hasSize(1);
        assertThatThrownBy(() -> confirmNone(empty)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void an_asset_says_how_it_stands_in_the_stocktaking_that_is_open() {
        assertThat(ofLine(seal).state()).isEqualTo(LineState.LEFT);
        confirm(head(mori), general, seal);
        assertThat(ofLine(seal).state()).isEqualTo(LineState.CONFIRMED);
        assertThat(ofLine(seal).section()).isEqualTo(general.value());
        var missing = report(head(mori), stick, LATER);
        assertThat(ofLine(stick).missing()).contains(missing);
    }

    private ReadStock.OfLine ofLine(LineId line) {
        return at(LATER, () -> use(ReadStock.class).line(head(mori), "asset", line))
                .orElseThrow();
    }

    private UUID confirmNone(SectionId section) {
        return at(LATER, () -> use(ConfirmLines.class).confirmNone(officer(), stocktaking, section.value()));
    }

    @Test
    void the_number_of_statements_does_not_depend_on_the_lines() {
        var sql = use(DSLContext.class);
        part(officer(), general);
        int few = Statements.of(sql, () -> part(officer(), general));
        for (int number = 0; number < 20; number++) {
            add(LATER, asset("機器" + number, general));
        }
        // What is kept of the places is read anew after an entry.
        part(officer(), general);
        assertThat(Statements.of(sql, () -> part(officer(), general))).isEqualTo(few);
    }

    private List<String> asked(Actor person) {
        return at(
                LATER,
                () -> use(StockThatWaits.class).on(office.body(), LATER).of(person).stream()
                        .map(AsksPeople.Thing::path)
                        .toList());
    }

    private <T> T use(Class<T> type) {
        return office.app().use(type);
    }

    private Actor officer() {
        return office.officer();
    }

    private Actor head(SmallOffice.Member member) {
        return office.acting(member, MAY);
    }

    private UUID begin(String title) {
        return at(
                JUNE,
                () -> use(BeginStocktaking.class)
                        .begin(officer(), new BeginStocktaking.Input(Counted.ASSET, title, JUNE, LAST)));
    }

    private void close(String said) {
        at(LATER, () -> {
            use(BeginStocktaking.class).close(officer(), stocktaking, said);
            return true;
        });
    }

    private int confirm(Actor actor, SectionId section, LineId... lines) {
        return at(LATER, () -> use(ConfirmLines.class).confirm(actor, stocktaking, section.value(), List.of(lines)));
    }

    private UUID report(Actor actor, LineId line, LocalDate knownOn) {
        return at(
                LATER,
                () -> use(ReportMissing.class)
                        .report(actor, stocktaking, line, new ReportMissing.Input(knownOn, "3月に書庫で", "", false)));
    }

    private void correct(UUID missing, LocalDate knownOn, String reason) {
        at(LATER, () -> {
            use(ReportMissing.class).correct(head(mori), missing, knownOn, false, reason);
            return true;
        });
    }

    private Stock.Part part(Actor actor, SectionId section) {
        return at(LATER, () -> use(ReadStock.class).sheet(actor, stocktaking, section.value()))
                .section()
                .part();
    }

    private List<?> evidence(DutyId duty) {
        return at(LATER, () -> use(DutyFile.class).newest(officer(), duty));
    }

    private static Values asset(String name, SectionId section) {
        return new Values(Map.of(
                "name", new Value.Words(name),
                "kind", new Value.Words("MEDIA"),
                "section", new Value.Named(section.value())));
    }

    private LineId add(LocalDate day, Values values) {
        return at(day, () -> use(KeepLines.class).add(officer(), "asset", values));
    }

    private void change(LocalDate day, LineId line, Values values) {
        at(day, () -> use(KeepLines.class).change(officer(), "asset", line, values));
    }
}
