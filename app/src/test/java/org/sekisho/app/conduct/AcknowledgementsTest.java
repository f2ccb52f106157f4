package org.sekisho.app.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;

/** Who had acknowledged which version of the policy on a day, and how those without an account do. */
final class AcknowledgementsTest {

    private static final LocalDate BEGIN = Hamlet.BEGIN;
    private static final String REVISED = Hamlet.POLICY.replace("毎年点検を行う。", "半年ごとに点検を行う。");

    private final Hamlet hamlet = new Hamlet();

    @Test
    void rates_count_by_section_what_the_program_saw_and_what_somebody_vouches_for() {
        var helpers = hamlet.partTimers("総務課", 2, BEGIN);
        hamlet.acknowledges(hamlet.head, BEGIN.plusDays(3));
        take(Map.of(helpers.getFirst(), BEGIN.plusDays(4)), BEGIN.plusDays(5));
        var rate = hamlet.rate("総務課", AsOf.known(BEGIN.plusDays(5)));
        assertThat(rate.asked()).isEqualTo(3);
        assertThat(rate.observed()).isEqualTo(1);
        assertThat(rate.attested()).isEqualTo(1);
        assertThat(rate.missing()).isEqualTo(1);
        assertThat(rate.perMille()).isEqualTo(666);
        assertThat(hamlet.rate("施設課", AsOf.known(BEGIN.plusDays(5))).done()).isZero();
    }

    @Test
    void a_day_shows_who_had_acknowledged_by_then_as_known_now_and_as_known_then() {
        var helpers = hamlet.partTimers("総務課", 1, BEGIN);
        take(Map.of(helpers.getFirst(), BEGIN.plusDays(4)), BEGIN.plusDays(9));
        assertThat(hamlet.rate("総務課", AsOf.known(BEGIN.plusDays(3))).done()).isZero();
        assertThat(hamlet.rate("総務課", AsOf.known(BEGIN.plusDays(4))).done()).isEqualTo(1);
        assertThat(hamlet.rate("総務課", AsOf.knownThen(BEGIN.plusDays(4))).done()).isZero();
        assertThat(hamlet.rate("総務課", AsOf.knownThen(BEGIN.plusDays(9))).done()).isEqualTo(1);
    }

    @Test
    void a_revision_is_acknowledged_anew_and_the_version_before_keeps_its_own() {
        hamlet.acknowledges(hamlet.head, BEGIN.plusDays(3));
        var first = hamlet.version(BEGIN);
        hamlet.adopts(REVISED, BEGIN.plusYears(1));
        assertThat(hamlet.rate("総務課", AsOf.known(BEGIN.plusYears(1))).done()).isZero();
        var before = hamlet.office.on(
                BEGIN.plusYears(1),
                actor -> hamlet.use(Acknowledgements.class)
                        .on(actor, Optional.of(first), AsOf.known(BEGIN.plusYears(1))));
        assertThat(before.whole().observed()).isEqualTo(1);
    }

    @Test
    void a_code_takes_the_acknowledgement_of_exactly_its_person_and_works_once() {
        hamlet.partTimers("総務課", 2, BEGIN);
        var day = BEGIN.plusDays(3);
        var printed = hamlet.codes(hamlet.head, hamlet.section, day);
        assertThat(printed.codes()).hasSize(2);
        var mine = printed.codes().getFirst();
        assertThat(show(mine.code(), day).name()).isEqualTo(mine.name());
        assertThat(acknowledge(mine.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "), day))
                .isEqualTo(mine.name());
        var lines = hamlet.sheet(AsOf.known(day)).lines().stream()
                .filter(line -> line.done().isPresent())
                .toList();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.member().name().full()).isEqualTo(mine.name());
            assertThat(line.done()).hasValueSatisfying(done -> {
                assertThat(done.nature()).isEqualTo(Nature.OBSERVED);
                assertThat(done.source()).isEqualTo("code");
            });
        });
        assertRefused("code", () -> acknowledge(mine.code(), day));
        assertRefused("code", () -> show(mine.code(), day));
    }

    @Test
    void a_code_dies_with_its_time_and_when_another_is_printed_and_is_nobodys_elsewhere() throws SQLException {
        hamlet.partTimers("総務課", 1, BEGIN);
        var day = BEGIN.plusDays(3);
        var old = hamlet.codes(hamlet.head, hamlet.section, day)
                .codes()
                .getFirst()
                .code();
        var code = hamlet.codes(hamlet.head, hamlet.section, day)
                .codes()
                .getFirst()
                .code();
        assertRefused("code", () -> acknowledge(old, day));
        assertRefused("code", () -> acknowledge(code, day.plusDays(14)));
        assertRefused("code", () -> acknowledge("ABC", day));
        var elsewhere = new Hamlet();
        assertThatThrownBy(() -> SmallOffice.at(
                        day,
                        () -> elsewhere
                                .use(AcknowledgeByCode.class)
                                .acknowledge(elsewhere.office.body(), code, address())))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(count("select count(*) from acknowledgement_code where code_hash like '%" + code + "%'"))
                .isZero();
        assertThat(acknowledge(code, day)).isNotEmpty();
    }

    @Test
    void codes_are_for_those_without_an_account_who_are_still_to_acknowledge() {
        assertRefused("", () -> hamlet.codes(hamlet.head, hamlet.section, BEGIN.plusDays(1)));
        assertThatThrownBy(() -> hamlet.codes(hamlet.otherHead, hamlet.section, BEGIN.plusDays(1)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void whoever_tries_many_codes_has_to_wait() {
        hamlet.partTimers("総務課", 1, BEGIN);
        var day = BEGIN.plusDays(3);
        var code = hamlet.codes(hamlet.head, hamlet.section, day)
                .codes()
                .getFirst()
                .code();
        var from = address();
        for (int i = 0; i < 60; i++) {
            assertThatThrownBy(() -> SmallOffice.at(
                            day,
                            () -> hamlet.use(AcknowledgeByCode.class).show(hamlet.office.body(), "ZZZZ-ZZZZ", from)))
                    .isInstanceOf(Refusal.Invalid.class);
        }
        assertThatThrownBy(() -> SmallOffice.at(
                        day, () -> hamlet.use(AcknowledgeByCode.class).acknowledge(hamlet.office.body(), code, from)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.reason().key()).isEqualTo("conduct.refusal.code-wait"));
    }

    @Test
    void the_page_for_codes_needs_no_sign_in_and_shows_nothing_without_a_code() {
        hamlet.partTimers("総務課", 1, BEGIN);
        var today = hamlet.use(org.sekisho.app.shared.Time.class).today();
        var code = hamlet.codes(hamlet.head, hamlet.section, today).codes().getFirst();
        var browser = Browser.of(hamlet.office.app());
        var path = "/acknowledge/" + hamlet.office.slug();
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
        var wrong = browser.post(path, Map.of("code", "ZZZZ-ZZZ2"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContain("職員等は、情報資産を守らなければならない");
        var read = browser.post(path, Map.of("code", code.code()));
        assertThat(read.body()).contains("職員等は、情報資産を守らなければならない", code.name());
        var done = browser.post(path + "/done", Map.of("code", code.code()));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains(code.name());
        assertThat(browser.post(path + "/done", Map.of("code", code.code())).statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/acknowledge/nobody-of-that-name").statusCode()).isEqualTo(404);
    }

    @Test
    void a_sheet_that_went_round_needs_its_scan_days_that_can_be_and_people_of_the_section() {
        var helpers = hamlet.partTimers("総務課", 2, BEGIN);
        var others = hamlet.partTimers("施設課", 1, BEGIN);
        var day = BEGIN.plusDays(5);
        var first = helpers.getFirst();
        assertRefused("signed", () -> take(Map.of(), day));
        assertRefused("day-" + first.value(), () -> take(Map.of(first, BEGIN.minusDays(1)), day));
        assertRefused("day-" + first.value(), () -> take(Map.of(first, day.plusDays(1)), day));
        assertRefused(
                "scan",
                () -> hamlet.as(
                        hamlet.head,
                        day,
                        actor -> hamlet.use(TakeCirculation.class)
                                .take(
                                        actor,
                                        new TakeCirculation.Input(
                                                hamlet.section,
                                                hamlet.version(BEGIN),
                                                Map.of(first, day),
                                                Optional.empty(),
                                                ""))));
        assertThatThrownBy(() -> take(Map.of(others.getFirst(), day), day)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> take(hamlet.otherHead, hamlet.version(BEGIN), Map.of(first, day), day))
                .isInstanceOf(Refusal.NotPermitted.class);
        var old = hamlet.version(BEGIN);
        hamlet.adopts(REVISED, BEGIN.plusDays(10));
        assertRefused("", () -> take(hamlet.head, old, Map.of(first, BEGIN.plusDays(11)), BEGIN.plusDays(12)));
        assertThat(hamlet.rate("総務課", AsOf.known(BEGIN.plusDays(9))).done()).isZero();
    }

    @Test
    void nothing_is_disposed_of_that_is_in_force_or_younger_than_the_period_or_without_a_decision() {
        var first = hamlet.version(BEGIN);
        assertRefused("", () -> dispose(first, BEGIN.plusYears(1)));
        hamlet.adopts(REVISED, BEGIN.plusYears(1));
        assertRefused("", () -> dispose(first, BEGIN.plusYears(2)));
        retention(1);
        // Complete on 31 March 2025, so that the year runs to the end of March 2026.
        assertRefused("", () -> dispose(first, LocalDate.of(2026, 3, 31)));
        assertRefused("decidedOn", () -> dispose(first, LocalDate.of(2026, 4, 2), "規程第25条", LocalDate.of(2026, 3, 31)));
        assertRefused("basis", () -> dispose(first, LocalDate.of(2026, 4, 2), " ", LocalDate.of(2026, 4, 2)));
        dispose(first, LocalDate.of(2026, 4, 1));
        assertRefused("", () -> dispose(first, LocalDate.of(2026, 4, 2)));
        assertThatThrownBy(() -> hamlet.as(hamlet.head, BEGIN.plusYears(2), actor -> {
                    hamlet.use(DisposeKept.class)
                            .dispose(
                                    actor,
                                    new DisposeKept.Input(
                                            KeptKind.ACKNOWLEDGEMENT, first, "規程第25条", "総務課長", BEGIN.plusYears(2)));
                    return "";
                }))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void disposal_erases_names_and_scans_and_leaves_numbers_and_the_hashes_of_the_record() throws SQLException {
        var helpers = hamlet.partTimers("総務課", 2, BEGIN);
        hamlet.acknowledges(hamlet.head, BEGIN.plusDays(3));
        take(Map.of(helpers.getFirst(), BEGIN.plusDays(4)), BEGIN.plusDays(5));
        var first = hamlet.version(BEGIN);
        hamlet.adopts(REVISED, BEGIN.plusYears(1));
        hamlet.acknowledges(hamlet.head, BEGIN.plusYears(1));
        retention(1);
        var leaves = "select count(*) from entry where kind like 'duties.evidence.%'";
        var erasable =
                "select count(*) from erasable_value v join entry e on e.body_id = v.body_id and e.id = v.entry_id"
                        + " where e.kind like 'duties.evidence.%'";
        var names = "select count(*) from evidence_item where done_by <> ''";
        var before = count(leaves);
        assertThat(count(erasable)).isEqualTo(3 + 2 + 3);
        dispose(first, LocalDate.of(2026, 4, 1));
        assertThat(count(leaves)).isEqualTo(before);
        // What was given for the version in force is untouched.
        assertThat(count(erasable)).isEqualTo(3);
        assertThat(count(names)).isEqualTo(1);
        assertThat(count("select count(*) from stored_file where name like '回覧%'"))
                .isZero();
        var gone = hamlet.office.on(
                LocalDate.of(2026, 4, 2),
                actor -> hamlet.use(Acknowledgements.class)
                        .on(actor, Optional.of(first), AsOf.known(LocalDate.of(2026, 4, 2))));
        assertThat(gone.lines()).isEmpty();
        assertThat(gone.disposed()).hasValueSatisfying(one -> {
            assertThat(one.things()).isEqualTo(2);
            assertThat(one.digest()).hasSize(64).isNotEqualTo("0".repeat(64));
        });
        assertThat(hamlet.rate("総務課", AsOf.known(BEGIN.plusYears(1))).done()).isEqualTo(1);
    }

    @Test
    void the_register_asks_as_much_of_the_database_for_many_people_as_for_few() {
        var sql = hamlet.use(org.jooq.DSLContext.class);
        var few = statements(sql);
        hamlet.partTimers("総務課", 40, BEGIN);
        assertThat(statements(sql)).isEqualTo(few).isLessThan(12);
    }

    private int statements(org.jooq.DSLContext sql) {
        return org.sekisho.app.Statements.of(sql, () -> hamlet.sheet(AsOf.known(BEGIN.plusDays(9))));
    }

    private void retention(int years) {
        hamlet.office.on(BEGIN.plusDays(1), actor -> {
            hamlet.use(SetRetention.class)
                    .set(
                            actor,
                            new SetRetention.Input(
                                    KeptKind.ACKNOWLEDGEMENT,
                                    Optional.of(years),
                                    Optional.of(CountedFrom.NEXT_FISCAL_YEAR),
                                    "文書管理規程第20条"));
            return "";
        });
    }

    private void dispose(UUID version, LocalDate on) {
        dispose(version, on, "文書管理規程第25条", on);
    }

    private void dispose(UUID version, LocalDate on, String basis, LocalDate decided) {
        hamlet.office.on(on, actor -> {
            hamlet.use(DisposeKept.class)
                    .dispose(actor, new DisposeKept.Input(KeptKind.ACKNOWLEDGEMENT, version, basis, "総務課長", decided));
            return "";
        });
    }

    private void take(Map<PersonId, LocalDate> signed, LocalDate on) {
        take(hamlet.head, hamlet.version(on), signed, on);
    }

    private void take(SmallOffice.Member by, UUID version, Map<PersonId, LocalDate> signed, LocalDate on) {
        hamlet.as(
                by,
                on,
                actor -> hamlet.use(TakeCirculation.class)
                        .take(
                                actor,
                                new TakeCirculation.Input(
                                        hamlet.section, version, signed, Optional.of(hamlet.scan(actor)), "総務課の簿冊")));
    }

    private AcknowledgeByCode.Shown show(String code, LocalDate day) {
        return SmallOffice.at(
                day, () -> hamlet.use(AcknowledgeByCode.class).show(hamlet.office.body(), code, address()));
    }

    private String acknowledge(String code, LocalDate day) {
        return SmallOffice.at(
                day, () -> hamlet.use(AcknowledgeByCode.class).acknowledge(hamlet.office.body(), code, address()));
    }

    private static String address() {
        return "test " + UUID.randomUUID();
    }

    private long count(String sql) throws SQLException {
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement(sql + (sql.contains(" where ") ? " and " : " where ")
                        + (sql.contains("erasable_value") ? "v." : "") + "body_id = ?::uuid")) {
            query.setString(1, hamlet.office.body().toString());
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void assertRefused(String field, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(field));
    }
}
