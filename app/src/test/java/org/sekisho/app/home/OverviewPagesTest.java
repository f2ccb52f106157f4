package org.sekisho.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.DecideExemption;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties.DutyStatus;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Measure;

/** The whole in one view: numbers, the grid, the ordinance, what changed, the margin of the policy, the year. */
final class OverviewPagesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 10);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 10);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Town town = new Town();
    private final Browser officer = town.browser("officer");
    private final LocalDate today = town.app.use(Time.class).today();

    private static int number(Document page, State state) {
        var token = state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Integer.parseInt(page.select(".tally__count[data-state=" + token + "] .tally__number")
                .text());
    }

    private static int sum(Document page, int place) {
        return page.select("#grid tbody .grid__counts").stream()
                .map(Element::text)
                .filter(text -> text.contains("対象"))
                .mapToInt(text -> {
                    var numbers = NUMBER.matcher(text).results().toList();
                    return Integer.parseInt(numbers.get(place).group());
                })
                .sum();
    }

    @Test
    void each_state_has_its_number_and_what_is_seen_is_not_added_to_what_is_vouched_for() {
        var stock = town.duty("audit.yearly");
        var before = town.page(officer, "/overview?day=" + JUNE);
        town.done(MAY, stock.id(), MAY);
        var after = town.page(officer, "/overview?day=" + JUNE);

        assertThat(number(after, State.KEPT_ATTESTED)).isEqualTo(number(before, State.KEPT_ATTESTED) + 1);
        assertThat(number(after, State.KEPT_OBSERVED)).isEqualTo(number(before, State.KEPT_OBSERVED));
        var duties = town.day(AsOf.known(JUNE)).overview().duties().size();
        assertThat(after.select(".tally__number").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(duties);
    }

    @Test
    void the_grid_shows_every_duty_once_and_is_called_our_own_view() {
        town.done(MAY, town.duty("audit.yearly").id(), MAY);
        var page = town.page(officer, "/overview?day=" + JUNE);

        assertThat(sum(page, 0)).isEqualTo(number(page, State.KEPT_OBSERVED));
        assertThat(sum(page, 1)).isEqualTo(number(page, State.KEPT_ATTESTED)).isPositive();
        assertThat(sum(page, 2))
                .isEqualTo(town.day(AsOf.known(JUNE)).overview().duties().size() - number(page, State.NOT_APPLICABLE));
        assertThat(page.select("#grid").text()).contains("独自の整理");
        assertThat(page.select("#grid tbody th").eachText())
                .hasSize(9)
                .last()
                .asString()
                .startsWith("第8号");
        assertThat(page.select("#grid a[href]").eachAttr("href"))
                .contains("/duties?measure=REVIEW&stage=OPERATION&day=" + JUNE + "&known=now");
    }

    @Test
    void a_cell_shows_the_worst_state_in_it() {
        var day = town.day(AsOf.known(today));
        for (var row : day.grid().rows()) {
            row.stages()
                    .forEach((stage, cell) -> assertThat(cell.worst())
                            .as(row.measure() + " " + stage)
                            .isEqualTo(day.overview().duties().stream()
                                    .filter(one -> day.control(one.duty())
                                            .filter(control ->
                                                    control.measure() == row.measure() && control.stage() == stage)
                                            .isPresent())
                                    .map(one -> one.status().state())
                                    .min(State::compareTo)));
        }
    }

    private static List<String> ordinance(Document page) {
        return page.select("#grid tbody tr").stream()
                .map(row -> row.expectFirst("td:last-child").text())
                .toList();
    }

    @Test
    void the_ordinance_is_not_in_force_before_july_2027_and_derived_from_then_on() {
        var before = ordinance(town.page(officer, "/overview?day=2027-06-30"));
        assertThat(before.getFirst()).contains("第244条の6");
        assertThat(before.subList(1, 9)).allMatch(text -> text.startsWith("施行前"));
        assertThat(before.get(5)).contains("経過措置");
        assertThat(before.get(6)).doesNotContain("経過措置");

        var since = ordinance(town.page(officer, "/overview?day=2027-07-01"));
        assertThat(since.subList(1, 9)).noneMatch(text -> text.contains("施行前"));
        assertThat(town.page(officer, "/overview?day=2027-07-01")
                        .select("#ordinance")
                        .text())
                .contains("従前の例", "LGWAN", "個人情報を多量に保有していない");
    }

    @Test
    void an_exempt_body_owes_its_policy_all_the_same() {
        var day = LocalDate.of(2027, 8, 1);
        var before = states(day);
        assertThat(officer.get("/overview/exemption").statusCode()).isEqualTo(200);
        var refused =
                officer.post("/overview/exemption", Map.of("unconnected", "true", "reason", " ", "from", "令和9年7月1日"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("令和9年7月1日");

        var half = Map.of("unconnected", "true", "reason", "住民基本台帳を扱う", "from", "2027-07-01");
        assertThat(officer.follow(officer.post("/overview/exemption", half)).body())
                .contains("適用除外に当たらないこと");
        assertThat(ordinance(town.page(officer, "/overview?day=" + day))).noneMatch(text -> text.contains("適用除外"));

        officer.get("/overview/exemption");
        var both = Map.of(
                "unconnected", "true", "littlePersonalData", "true", "reason", "職員5人の記録のみ", "from", "2027-07-01");
        assertThat(officer.post("/overview/exemption", both).statusCode()).isEqualTo(303);
        var page = town.page(officer, "/overview?day=" + day);
        assertThat(ordinance(page).subList(1, 9)).containsOnly("適用除外");
        assertThat(page.select("#ordinance").text()).contains("職員5人の記録のみ");
        assertThat(states(day)).isEqualTo(before);
        assertThat(ordinance(town.page(officer, "/overview?day=2027-06-30")).subList(1, 9))
                .allMatch(text -> text.startsWith("施行前"));
    }

    private Map<String, State> states(LocalDate day) {
        return town.day(AsOf.known(day)).overview().duties().stream()
                .collect(java.util.stream.Collectors.toMap(
                        one -> one.duty().control(), one -> one.status().state()));
    }

    @Test
    void who_reads_the_status_does_not_decide_on_the_exemption() {
        var auditor = town.browser("auditor");
        assertThat(auditor.get("/overview").body()).doesNotContain("/overview/exemption");
        assertThat(auditor.get("/overview/exemption").statusCode()).isEqualTo(403);
        assertThat(auditor.post("/overview/exemption", Map.of("reason", "x", "from", "2027-07-01"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(town.day(AsOf.known(LocalDate.of(2027, 8, 1))).exemption()).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> town.app
                        .use(DecideExemption.class)
                        .decide(
                                town.actor("ciso"),
                                new DecideExemption.Input(true, true, "理由", LocalDate.of(2027, 7, 1))))
                .isInstanceOf(org.sekisho.app.shared.Refusal.NotPermitted.class);
    }

    @Test
    void a_clerk_reaches_none_of_it() {
        var clerk = town.browser("clerk");
        for (var path : List.of("/overview", "/overview/exemption", "/calendar")) {
            assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(403);
        }
        clerk.get("/");
        assertThat(clerk.post("/overview/looked", Map.of("until", "2026-04-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_past_is_shown_as_it_was_known_then_and_as_it_is_known_now() {
        town.done(JUNE, town.duty("audit.yearly").id(), MAY);
        assertThat(number(town.page(officer, "/overview?day=" + MAY + "&known=now"), State.KEPT_ATTESTED))
                .isEqualTo(number(town.page(officer, "/overview?day=" + MAY + "&known=then"), State.KEPT_ATTESTED) + 1);
    }

    @Test
    void what_somebody_enters_stands_on_the_next_page() {
        var before = number(town.page(officer, "/overview"), State.KEPT_ATTESTED);
        town.done(today, town.duty("audit.yearly").id(), today);
        assertThat(number(town.page(officer, "/overview"), State.KEPT_ATTESTED)).isEqualTo(before + 1);
    }

    @Test
    void what_changed_is_listed_until_the_reader_says_that_they_have_seen_it() {
        assertThat(town.page(officer, "/").text()).contains("変わったことはありません");

        var audit = town.duty("audit.yearly");
        town.app
                .use(org.sekisho.app.duties.GiveEvidence.class)
                .give(town.actor("officer"), org.sekisho.app.duties.GiveEvidence.Input.done(audit.id(), today, "監査担当"));
        for (int i = 0; i < 2; i++) {
            var page = town.page(officer, "/");
            var item = page.select("li:has(.changes__step)");
            assertThat(item.select("a").eachText())
                    .as("looking is not saying so")
                    .containsExactly(town.title(audit));
            assertThat(item.select("[data-state]").eachAttr("data-state"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("kept-attested");
        }
        looked();
        assertThat(town.page(officer, "/").text()).contains("変わったことはありません");
        assertThat(town.page(town.browser("ciso"), "/").text())
                .as("each has looked or not for themselves")
                .contains("まだ一度も確認していない");
    }

    private void looked() {
        var until = town.page(officer, "/").select("input[name=until]").attr("value");
        assertThat(officer.post("/overview/looked", Map.of("until", until)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_happens_between_the_page_and_the_answer_is_in_the_next_list() {
        var training = town.duty("training.plan");
        town.done(today, training.id(), today);
        var until = town.page(officer, "/").select("input[name=until]").attr("value");
        assertThat(until).isNotEmpty();
        var audit = town.duty("audit.yearly");
        town.app
                .use(org.sekisho.app.duties.GiveEvidence.class)
                .give(town.actor("officer"), org.sekisho.app.duties.GiveEvidence.Input.done(audit.id(), today, "監査担当"));
        officer.post("/overview/looked", Map.of("until", until));
        assertThat(town.page(officer, "/").select("li:has(.changes__step) a").eachText())
                .contains(town.title(audit))
                .doesNotContain(town.title(training));
    }

    @Test
    void a_moment_that_cannot_be_read_is_no_look() {
        town.page(officer, "/");
        assertThat(officer.post("/overview/looked", Map.of("until", "きのう")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void each_obligation_of_the_policy_has_its_status_beside_it_and_other_clauses_their_kind() {
        town.done(MAY, town.duty("audit.yearly").id(), MAY);
        var page = town.page(officer, "/policy?day=" + JUNE);
        var clauses = town.day(AsOf.known(JUNE)).clauses();
        assertThat(clauses.clauses()).isNotEmpty();
        clauses.clauses().forEach((path, status) -> {
            var clause = Objects.requireNonNull(page.getElementById("c-" + path.replaceAll("\\s+", "_")), path);
            var note = clause.select(".margin[role=note]");
            assertThat(note).as(path).hasSize(1);
            if (!status.duties().isEmpty()) {
                assertThat(note.text())
                        .contains("確認" + status.count(State.KEPT_OBSERVED) + "・申告" + status.count(State.KEPT_ATTESTED));
                assertThat(note.select("a[href^=/duties]")).hasSize(1);
            }
        });
        assertThat(page.select(".margin--quiet").eachText()).contains("定義", "目的");
        assertThat(page.select(".margin--quiet, .margin[role=note]"))
                .hasSize(clauses.bound().orElseThrow().readings().size());
        assertThat(page.select(".margin").text()).contains("申告1");
        assertThat(town.page(officer, "/policy?day=" + MAY.minusDays(1))
                        .select(".margin")
                        .text())
                .as("nothing was done before")
                .doesNotContain("申告1");
    }

    @Test
    void a_clerk_reads_the_policy_without_the_margin() {
        assertThat(town.page(town.browser("clerk"), "/policy").select(".margin"))
                .isEmpty();
    }

    @Test
    void a_year_shows_what_was_planned_in_which_month_and_what_became_of_it() {
        var audit = town.duty("audit.yearly");
        var round = town.ofSections();
        town.done(MAY, audit.id(), MAY);
        town.doneBySection(MAY, round.id(), "総務課", MAY);
        town.occasion(JUNE, town.onOccasion().id(), "方針の一部改正");
        var page = town.page(officer, "/calendar?year=2024");

        assertThat(page.select("h1").text()).contains("令和6年度");
        assertThat(page.select(".calendar__month h2").eachText())
                .hasSize(12)
                .first()
                .asString()
                .startsWith("4月");
        var march = march(page);
        assertThat(item(march, town.title(audit)).text()).contains("履行（申告）", "5月10日実施");
        assertThat(item(march, town.title(round)).text()).contains("期限超過", "2所属中1所属");
        assertThat(page.select("li:contains(方針の一部改正)").text()).contains("令和6年6月10日", "未対応");

        var then = town.page(officer, "/calendar?year=2024&day=" + MAY.minusDays(1));
        assertThat(item(march(then), town.title(audit)).text()).contains("期限前", "3月31日まで");
        assertThat(then.select("main").text()).doesNotContain("方針の一部改正");
        assertThat(then.select("input[name=year]").attr("value")).isEqualTo("2024");
    }

    private static Element march(Document page) {
        return page.expectFirst(".calendar__month:last-child");
    }

    private static Element item(Element month, String title) {
        return month.select(".calendar__item:has(a)").stream()
                .filter(item -> item.select("a").text().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " in " + month.text()));
    }

    @Test
    void a_month_of_the_calendar_and_the_overview_say_the_same_of_the_running_period() {
        var page = town.page(officer, "/calendar");
        var shown = page.select(".calendar__item").eachText();
        for (var one : town.day(AsOf.known(today)).overview().duties()) {
            if (one.status().state() == State.DUE_SOON && one.status().due().isPresent()) {
                assertThat(shown).anyMatch(text -> text.contains(town.title(one.duty())) && text.contains("期限間近"));
            }
        }
        assertThat(shown).isNotEmpty();
    }

    @Test
    void one_statement_asks_whether_the_overview_still_holds_in_a_small_town_as_in_a_large_one() {
        var large = new Town(PolicyFixture.sample("association/policy.txt"), 200);
        var acknowledged = large.duty("staff.acknowledgement");
        for (var login : List.of("clerk", "colleague", "head")) {
            large.own(MAY, login, acknowledged.id(), Nature.OBSERVED);
        }
        for (var each : List.of(town, large)) {
            var browser = each.browser("officer");
            for (var path : List.of("/overview", "/overview?day=2024-06-10&known=then")) {
                each.page(browser, path);
                assertThat(requests(each, browser, path)).as(path).isEqualTo(ACTOR + 1);
            }
            assertThat(requests(each, browser, "/policy")).isEqualTo(ACTOR + 3);
            assertThat(requests(each, browser, "/calendar")).isEqualTo(ACTOR + 1 + SNAPSHOT + 5);
            each.page(browser, "/");
            assertThat(requests(each, browser, "/"))
                    .isEqualTo(ACTOR + 3 + 5 + 1 + 2 + 4 + 1 + EXCEPTIONS_AND_PLEDGES + OF_ASSETS);
            assertThat(requests(each, each.browser("clerk"), "/")).isEqualTo(ACTOR + 2 + 5 + 1 + 1 + 1 + 1);
        }
        // Derived anew, it takes as many in the one as in the other.
        town.done(today, town.duty("audit.yearly").id(), today);
        large.done(today, large.duty("audit.yearly").id(), today);
        assertThat(requests(large, large.browser("officer"), "/overview"))
                .isEqualTo(requests(town, town.browser("officer"), "/overview"));
    }

    private static final int ACTOR = 2;
    private static final int SNAPSHOT = 7;
    private static final int EXCEPTIONS_AND_PLEDGES = 5;

    /** Whether anything was asked about assets; which stocktakings are open and what is missing; findings; open levels. */
    private static final int OF_ASSETS = 5;

    private static int requests(Town town, Browser browser, String path) {
        return Statements.ofRequests(town.app.use(DSLContext.class), () -> town.page(browser, path));
    }

    @Test
    void the_measures_of_the_grid_are_those_of_the_ordinance() {
        assertThat(town.day(AsOf.known(today)).grid().rows())
                .extracting(row -> row.measure().number())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(town.day(AsOf.known(today)).grid().rows().stream()
                        .filter(row -> row.transitional())
                        .map(row -> row.measure()))
                .containsExactly(Measure.TECHNICAL, Measure.OUTSOURCING);
        assertThat(town.day(AsOf.known(today)).overview().duties())
                .extracting(DutyStatus::duty)
                .isNotEmpty();
    }
}
