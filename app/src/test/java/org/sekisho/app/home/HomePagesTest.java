package org.sekisho.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.shared.Time;

/** The home page: what is asked of each, and nothing else. */
final class HomePagesTest {

    private final Town town = new Town();
    private final LocalDate today = town.app.use(Time.class).today();

    private static String own(Duty duty) {
        return "/own/" + duty.id().value();
    }

    private List<DutyFile.Evidence> evidence(Duty duty) {
        return town.app.use(DutyFile.class).newest(town.actor("officer"), duty.id());
    }

    @Test
    void a_clerk_sees_what_is_asked_of_them_and_nothing_of_others() {
        var page = town.page(town.browser("clerk"), "/");
        var acknowledgement = town.duty("staff.acknowledgement");

        assertThat(page.select(".own__title").eachText()).contains(town.title(acknowledgement));
        assertThat(page.expectFirst(".own__item").text()).contains("まで");
        assertThat(page.select(".own a[href=" + own(acknowledgement) + "]").text())
                .startsWith("読んで確認する");
        assertThat(page.select("main [data-kind=primary]")).hasSize(1);
        assertThat(page.select("a[href^=/overview], a[href^=/calendar], a[href^=/duties], .tally, .changes__step"))
                .isEmpty();
    }

    @Test
    void who_reads_and_confirms_the_policy_is_seen_to_have_done_so() {
        var clerk = town.browser("clerk");
        var duty = town.duty("staff.acknowledgement");
        var page = town.page(clerk, own(duty));
        assertThat(page.select("a[href=/policy]")).isNotEmpty();
        assertThat(page.select("main button").text()).isEqualTo("読んで確認しました");

        var answer = clerk.follow(clerk.post(own(duty) + "/acknowledge", Map.of()));
        assertThat(answer.body()).contains("ありがとうございます");
        var home = Jsoup.parse(answer.body());
        assertThat(home.select(".own__title").eachText()).doesNotContain(town.title(duty));
        assertThat(home.select(".disclosure .list__main").eachText()).contains(town.title(duty));
        assertThat(evidence(duty)).singleElement().satisfies(item -> {
            assertThat(item.nature()).isEqualTo(Nature.OBSERVED);
            assertThat(item.happenedOn()).isEqualTo(today);
            assertThat(item.note()).contains("第1版");
            assertThat(item.text()).isPresent();
        });
        assertThat(town.page(town.browser("colleague"), "/")
                        .select(".own__title")
                        .eachText())
                .as("a colleague is still asked")
                .contains(town.title(duty));
    }

    @Test
    void what_was_done_elsewhere_is_ones_own_statement() {
        var clerk = town.browser("clerk");
        var duty = town.duty("training.yearly");
        town.page(clerk, own(duty));
        for (var typed : List.of("", "きのう", "2199-01-01")) {
            var refused = clerk.post(own(duty), Map.of("happenedOn", typed, "note", "庁内研修"));
            assertThat(refused.statusCode()).as(typed).isEqualTo(422);
            Document page = Jsoup.parse(refused.body());
            assertThat(page.select("#field-happenedOn").attr("value")).isEqualTo(typed);
            assertThat(page.select("#field-note").attr("value")).isEqualTo("庁内研修");
            assertThat(page.select("#field-happenedOn").attr("aria-invalid")).isEqualTo("true");
        }
        assertThat(evidence(duty)).isEmpty();

        assertThat(clerk.post(own(duty), Map.of("happenedOn", today.toString(), "note", "庁内研修"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(evidence(duty)).singleElement().satisfies(item -> {
            assertThat(item.nature()).isEqualTo(Nature.ATTESTED);
            assertThat(item.note()).isEqualTo("庁内研修");
        });
    }

    @Test
    void a_duty_that_does_not_ask_each_person_cannot_be_done_here() {
        var clerk = town.browser("clerk");
        var duty = town.duty("audit.yearly");
        assertThat(clerk.get(own(duty)).statusCode()).isEqualTo(404);
        clerk.get("/");
        assertThat(clerk.post(own(duty), Map.of("happenedOn", today.toString())).statusCode())
                .isEqualTo(404);
        assertThat(clerk.post(own(town.duty("training.yearly")) + "/acknowledge", Map.of())
                        .statusCode())
                .as("a course is not acknowledged")
                .isEqualTo(404);
        assertThat(clerk.post(own(town.duty("staff.acknowledgement")), Map.of("happenedOn", today.toString()))
                        .statusCode())
                .as("reading is not attested")
                .isEqualTo(404);
        assertThat(clerk.get("/own/none").statusCode()).isEqualTo(404);
    }

    @Test
    void an_administrator_who_is_no_person_of_the_town_is_asked_nothing() {
        var root = town.browser("root");
        assertThat(town.page(root, "/").select(".own__title")).isEmpty();
        assertThat(root.get(own(town.duty("staff.acknowledgement"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_has_done_everything_is_thanked() {
        var clerk = town.browser("clerk");
        for (var one : town.app.use(org.sekisho.app.duties.OwnDuties.class).of(town.actor("clerk"))) {
            town.own(today, "clerk", one.duty().id(), Nature.ATTESTED);
        }
        var page = town.page(clerk, "/");
        assertThat(page.select(".own__none").text()).contains("いま、お願いしていることはありません", "ありがとうございます");
        assertThat(page.select(".own__title")).isEmpty();
    }

    @Test
    void the_head_of_a_section_sees_what_presses_until_the_section_has_done_its_part() {
        var round = town.ofSections();
        var head = town.browser("head");
        var other = town.browser("other-head");
        var link = "a[href=/duties/" + round.id().value() + "]";
        assertThat(town.page(head, "/").select(link)).isNotEmpty();

        town.doneBySection(today, round.id(), "総務課", today);
        assertThat(town.page(head, "/").select(link)).isEmpty();
        assertThat(town.page(other, "/").select(link)).isNotEmpty();
        assertThat(town.page(head, "/")
                        .select("a[href=/duties/"
                                + town.duty("audit.yearly").id().value() + "]"))
                .as("a duty of another role")
                .isEmpty();
        assertThat(town.page(head, "/").select(".tally")).isEmpty();
    }

    @Test
    void status_and_duties_have_different_signs_in_the_navigation() {
        var page = town.page(town.browser("officer"), "/");
        var status = page.select("a.nav__link[href=/overview] path").attr("d");
        assertThat(status)
                .isNotEmpty()
                .isNotEqualTo(page.select("a.nav__link[href=/duties] path").attr("d"));
    }

    @Test
    void the_navigation_stands_in_groups_that_are_named_where_there_are_many_entries() {
        var sidebar = town.page(town.browser("officer"), "/").expectFirst("nav.sidebar__stay");
        assertThat(sidebar.select("ul").stream()
                        .map(group -> sidebar.expectFirst("#" + group.attr("aria-labelledby"))
                                .text()))
                .containsExactly("日々の業務", "規程", "遵守", "台帳", "組織体制", "管理");
        assertThat(sidebar.select("ul:has([href=/policy]) a").eachText()).containsExactly("基本方針", "決裁", "見直し");
        var few = town.page(town.browser("clerk"), "/").expectFirst("nav.sidebar__stay");
        assertThat(few.select("a")).hasSizeBetween(1, 7);
        assertThat(few.select(".nav__group, [aria-labelledby]")).isEmpty();
    }

    @Test
    void the_navigation_marks_the_place_that_a_page_belongs_to() {
        var officer = town.browser("officer");
        assertThat(marked(town.page(officer, "/policy"))).containsExactly("page /policy");
        assertThat(marked(town.page(officer, "/policy/versions"))).containsExactly("true /policy");
        assertThat(marked(town.page(officer, "/"))).containsExactly("page /");
        assertThat(marked(town.page(officer, "/account"))).isEmpty();
    }

    private static List<String> marked(Document page) {
        return page.select(".sidebar [aria-current]").stream()
                .map(link -> link.attr("aria-current") + " " + link.attr("href"))
                .toList();
    }

    @Test
    void who_oversees_the_policy_has_its_numbers_on_the_home_page() {
        for (var login : List.of("officer", "ciso", "auditor")) {
            var page = town.page(town.browser(login), "/");
            assertThat(page.select(".tally__count")).as(login).hasSize(9);
            assertThat(page.select("main a[href=/overview]")).as(login).isNotEmpty();
        }
    }
}
