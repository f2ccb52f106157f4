package org.sekisho.app.record.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Shells;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.View;

/** Who did what: looked through, filtered, and as the history of one thing. */
final class EntryPagesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);
    private static final Pattern KIND = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+){2})\"");
    private static final Pattern ENTERED = Pattern.compile("(?s)\\bAct\\.of\\(\\s*([^,]+),|\\bact\\(\\s*(\"[^\"]+\")");

    private final Town town = new Town();
    private final Town.Somebody mori = town.somebody("森", Town.BEGIN);
    private final Actor officer = acting(Role.STAFF, Role.CHIEF_SECURITY_OFFICER);
    private final Actor manager = acting(Role.STAFF, Role.SECTION_SECURITY_MANAGER);

    EntryPagesTest() {
        town.assign(MAY, mori, "総務課長", Holding.MAIN, MAY, null);
        town.assign(JUNE, mori, "税務課長", Holding.CONCURRENT, JUNE, null);
    }

    @Test
    void the_record_says_who_did_what_to_what_the_latest_first() {
        var page = list(officer, Map.of("module", "organisation"));
        var rows = page.select("tbody tr").eachText();
        assertThat(rows.getFirst()).contains("令和6年6月3日", "管理者", "職に任命", "内容");
        assertThat(rows.get(1)).contains("令和6年5月1日", "管理者", "職に任命");
        assertThat(rows.getLast()).contains("令和6年4月1日");
    }

    @Test
    void it_is_filtered_by_area_person_and_day() {
        assertThat(list(officer, Map.of("module", "identity"))
                        .select("tbody th")
                        .eachText())
                .contains("団体を登録", "アカウントを作成")
                .doesNotContain("職に任命");
        assertThat(list(officer, Map.of("by", "管理")).select("tbody th").eachText())
                .contains("職に任命")
                .doesNotContain("団体を登録");
        assertThat(list(officer, Map.of("by", "だれでもない")).select("tbody th")).isEmpty();
        assertThat(list(officer, Map.of("from", "2024-05-01", "to", "2024-05-01"))
                        .select("tbody td[data-kind=date]")
                        .eachText())
                .hasSize(1)
                .allMatch(text -> text.startsWith("令和6年5月1日"));
        assertThat(list(officer, Map.of("from", "きのう")).text()).contains("「きのう」は日付として読み取れません");
    }

    @Test
    void the_history_of_a_thing_holds_what_was_done_to_it_and_to_it_among_others() {
        var page = list(officer, Map.of("about", mori.id().value().toString()));
        assertThat(page.title()).contains("森 一郎の履歴");
        assertThat(page.select("tbody th").eachText())
                .as("the person registered, the account made, and the posts taken")
                .contains("職員を登録", "アカウントを作成", "職に任命")
                .doesNotContain("実施機関を登録");
    }

    @Test
    void an_entry_shows_what_changed_and_nothing_that_may_have_to_be_erased() {
        var registered = registered(mori);
        var page = entry(registered.id());
        assertThat(page.text()).contains("職員を登録", "姓", "非表示", registered.id().toString());
        assertThat(page.select("table").text()).doesNotContain("森").doesNotContain("一郎");
        assertThat(page.select("a[href=/organisation/people/" + mori.id().value() + "]")
                        .text())
                .contains("森 一郎");
    }

    @Test
    void what_was_erased_is_said_to_be_erased() {
        var registered = registered(mori);
        var kept = mori.id().value();
        town.app.use(Work.class).change(officer, Permission.KEEP_COMMITTEES, tx -> {
            tx.enter(Act.of("test.values.erased", "person", kept));
            return town.app.use(Erasures.class).values(tx, List.of(kept));
        });
        var page = entry(registered.id());
        assertThat(page.text()).contains("消去済み").doesNotContain("非表示");
        assertThat(list(officer, Map.of("about", kept.toString())).text())
                .as("an act that this version of the program does not know")
                .contains("test.values.erased");
    }

    @Test
    void who_may_not_take_the_record_reads_the_history_of_one_thing_only_and_not_what_changed() {
        assertThatThrownBy(() -> list(manager, Map.of())).isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> list(manager, Map.of("about", "x"))).isInstanceOf(Refusal.NotPermitted.class);
        var page = list(manager, Map.of("about", mori.id().value() + "," + mori.account()));
        assertThat(page.select("tbody th").eachText()).contains("職員を登録").doesNotContain("アカウントを作成");
        assertThat(list(officer, Map.of("about", mori.account().toString()))
                        .select("tbody th")
                        .eachText())
                .contains("アカウントを作成");
        assertThat(page.text()).contains("閲覧の範囲が限られている操作は、表示されません");
        assertThat(page.select("a[href^=/record/entries/]")).isEmpty();
        var line = town.app
                .use(FindEntries.class)
                .find(officer, query(mori.id().value()))
                .lines()
                .getFirst();
        assertThatThrownBy(() -> town.app.use(FindEntries.class).entry(manager, line.id()))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> list(
                        acting(Role.STAFF), Map.of("about", mori.id().value().toString())))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void another_bodys_entries_are_not_found() {
        var other = new Town();
        var foreign = other.somebody("原", Town.BEGIN);
        assertThat(list(officer, Map.of("about", foreign.id().value().toString()))
                        .select("tbody th"))
                .isEmpty();
        var line = other.app
                .use(FindEntries.class)
                .find(
                        new Actor(
                                other.administrator().body(),
                                UUID.randomUUID(),
                                "試験",
                                Set.of(Role.STAFF, Role.CHIEF_SECURITY_OFFICER)),
                        query(foreign.id().value()))
                .lines()
                .getFirst();
        assertThatThrownBy(() -> entry(line.id())).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void every_page_leads_to_its_history_of_its_things_or_of_its_module() {
        var link = town.app.use(HistoryLink.class);
        var post = UUID.randomUUID();
        var request = new MockHttpServletRequest("GET", "/organisation/posts/" + post + "/assign");
        assertThat(link.of(request, officer)).contains("/record?about=" + post);
        assertThat(link.of(request, manager)).contains("/record?about=" + post);
        assertThat(link.of(request, acting(Role.STAFF))).isEmpty();
        var register = new MockHttpServletRequest("GET", "/organisation/people");
        assertThat(link.of(register, officer)).contains("/record");
        assertThat(link.of(register, manager)).isEmpty();
    }

    @Test
    void every_kind_of_act_has_its_words() throws IOException {
        var kinds = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                ENTERED.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .flatMap(argument -> KIND.matcher(argument).results())
                        .forEach(kind -> kinds.add(kind.group(1)));
            }
        }
        var texts = town.app.use(Bundles.class).in(Locale.JAPANESE);
        assertThat(kinds).hasSizeGreaterThan(100).allSatisfy(kind -> {
            assertThat(texts.find("record.kind." + kind)).isPresent();
            assertThat(EntryPages.MODULES).contains(kind.substring(0, kind.indexOf('.')));
        });
    }

    private FindEntries.Line registered(Town.Somebody who) {
        return town.app.use(FindEntries.class).find(officer, query(who.id().value())).lines().stream()
                .filter(line -> line.kind().equals("organisation.people.registered"))
                .findFirst()
                .orElseThrow();
    }

    private static FindEntries.Query query(UUID subject) {
        var any = java.util.Optional.<String>empty();
        return new FindEntries.Query(
                Set.of(subject), any, any, java.util.Optional.empty(), java.util.Optional.empty(), 1);
    }

    private Actor acting(Role... roles) {
        return new Actor(town.administrator().body(), UUID.randomUUID(), "試験 花子", Set.of(roles));
    }

    private Document list(Actor actor, Map<String, String> asked) {
        return page(pages().list(
                        actor,
                        shell(),
                        asked.getOrDefault("about", ""),
                        asked.getOrDefault("module", ""),
                        asked.getOrDefault("by", ""),
                        asked.getOrDefault("from", ""),
                        asked.getOrDefault("to", ""),
                        asked.getOrDefault("page", "1")));
    }

    private Document entry(UUID id) {
        return page(pages().entry(officer, shell(), id));
    }

    private EntryPages pages() {
        return town.app.use(EntryPages.class);
    }

    private org.sekisho.app.shared.web.ui.Shell shell() {
        var request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.JAPANESE);
        return town.app.use(Shells.class).of(request);
    }

    private static Document page(View view) {
        var response = new MockHttpServletResponse();
        try {
            view.render(Map.of(), new MockHttpServletRequest(), response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
