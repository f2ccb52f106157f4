package org.sekisho.app.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.AdoptCycle;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.identity.KeepAccount;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** The page of one's notifications, and the calendar behind a secret address. */
final class NotificationPagesTest {

    private static final String PATH = "/account/notifications";
    private static final Pattern ADDRESS = Pattern.compile("value=\"[^\"]*(/calendar/[A-Za-z0-9_-]{43}\\.ics)\"");

    private final SmallOffice office = new SmallOffice("暦組合");
    private final SmallOffice.Member officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
    private final SmallOffice.Member clerk = office.join("職員");
    private final AppFixture app = office.app();

    @Test
    void the_page_says_that_no_mail_is_sent_and_keeps_an_address_for_when_it_is() {
        var browser = signedIn(clerk);
        assertThat(browser.get(PATH).body()).contains("メールサーバーが設定されていません").doesNotContain("お知らせを送る曜日");
        var after = browser.follow(
                browser.post(PATH + "/contact", Map.of("mail", "shokuin@city.example", "digests", "true")));
        assertThat(after.body()).contains("メールアドレスを保存しました", "value=\"shokuin@city.example\"");
        browser.get(PATH);
        assertThat(browser.follow(browser.post(PATH + "/contact", Map.of("mail", "")))
                        .body())
                .contains("登録を削除しました")
                .doesNotContain("shokuin@");
    }

    @Test
    void what_is_no_address_is_shown_again_as_typed_with_the_reason() {
        var browser = signedIn(clerk);
        browser.get(PATH);
        var answer = browser.post(PATH + "/contact", Map.of("mail", "shokuin＠city.example"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("shokuin＠city.example", "メールアドレスの形が正しくありません");
    }

    @Test
    void only_who_keeps_the_duties_sets_the_weekday() {
        var browser = signedIn(officer);
        assertThat(browser.get(PATH).body()).contains("お知らせを送る曜日");
        assertThat(browser.follow(browser.post(PATH + "/day", Map.of("weekday", "3")))
                        .body())
                .contains("お知らせの曜日を保存しました", "<option value=\"3\" selected>");
        browser.get(PATH);
        assertThat(browser.post(PATH + "/day", Map.of("weekday", "8")).statusCode())
                .isEqualTo(400);
        var other = signedIn(clerk);
        other.get(PATH);
        assertThat(other.post(PATH + "/day", Map.of("weekday", "3")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_account_that_is_no_person_s_has_nothing_to_be_reminded_of() {
        var browser = SigningIn.byPassword(app, office.slug(), "administrator", SmallOffice.PASSWORD);
        assertThat(browser.get(PATH).body()).contains("お知らせする実施事項がありません");
        assertThat(browser.post(PATH + "/calendar", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void the_calendar_shows_what_its_person_answers_for_and_is_asked_for_and_nothing_else() {
        owes("test.mine", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, 12);
        owes("test.all", Scope.EACH_PERSON, Role.CISO, 12);
        owes("test.others", Scope.BODY, Role.CISO, 12);

        var mine = calendar(read(address(signedIn(officer))));
        assertThat(mine.getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactlyInAnyOrder("【所管】test.mine", "test.all");
        assertThat(calendar(read(address(signedIn(clerk)))).getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("test.all");
    }

    @Test
    void the_calendar_of_a_section_head_moves_on_when_the_section_has_done_its_part() {
        var duty = owes("test.round", Scope.EACH_SECTION, Role.SECTION_SECURITY_MANAGER, 12);
        var other = office.join("住民");
        var general = office.heads(clerk, "総務課", SmallOffice.BEGIN);
        office.heads(other, "住民課", SmallOffice.BEGIN);
        var mine = address(signedIn(clerk));
        var others = address(signedIn(other));
        var before = calendar(read(mine)).getEvents().getFirst();
        var today = app.use(Time.class).today();
        office.done(today, duty, general, today);

        assertThat(calendar(read(mine)).getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getSummary().getValue()).isEqualTo("【所管】test.round（所属の分）");
            assertThat(event.getDateStart().getValue())
                    .isAfter(before.getDateStart().getValue());
        });
        assertThat(calendar(read(others)).getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getDateStart().getValue())
                        .isEqualTo(before.getDateStart().getValue()));
    }

    @Test
    void an_event_leads_to_the_duty_itself_by_way_of_the_sign_in() {
        owes("test.mine", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, 12);
        owes("test.all", Scope.EACH_PERSON, Role.CISO, 12);
        var urls = calendar(read(address(signedIn(officer)))).getEvents().stream()
                .collect(Collectors.toMap(
                        event -> event.getSummary().getValue(),
                        event -> URI.create(event.getUrl().getValue()).getPath()));
        assertThat(urls.get("【所管】test.mine")).startsWith("/duties/");
        assertThat(urls.get("test.all")).startsWith("/own/");

        var own = Objects.requireNonNull(urls.get("test.all"));
        signedIn(clerk);
        var visitor = Browser.of(app);
        var door = Browser.location(visitor.get(own));
        var page = Jsoup.parse(visitor.get(door).body());
        var landed = visitor.post(
                "/sign-in",
                Map.of(
                        "body",
                        office.slug(),
                        "login",
                        clerk.login(),
                        "password",
                        SmallOffice.PASSWORD + " changed",
                        "to",
                        page.expectFirst("input[name=to]").attr("value")));
        assertThat(Browser.location(landed)).isEqualTo(own);
        assertThat(visitor.get(own).body()).contains("test.all");
    }

    @Test
    void an_event_keeps_its_name_when_the_body_moves_the_planned_day() {
        var duty = owes("test.moved", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, 12);
        var browser = signedIn(officer);
        var address = address(browser);
        var before = calendar(read(address)).getEvents().getFirst();
        var today = app.use(Time.class).today();
        app.use(AdoptCycle.class)
                .adopt(
                        office.officer(),
                        new AdoptCycle.Input(
                                duty,
                                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(11)),
                                Role.CHIEF_SECURITY_OFFICER,
                                CycleOrigin.STANDARD,
                                "対策基準 第1条",
                                today));
        var after = calendar(read(address)).getEvents();
        assertThat(after)
                .extracting(event -> event.getUid().getValue())
                .containsExactly(before.getUid().getValue());
        assertThat(after.getFirst().getDateStart().getValue())
                .isNotEqualTo(before.getDateStart().getValue());
    }

    @Test
    void the_calendar_is_read_without_signing_in_and_says_when_nothing_changed() {
        owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, 12);
        var address = address(signedIn(officer));
        var answer = read(address);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache, private");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        var again = Browser.of(app)
                .send(HttpRequest.newBuilder(app.page(address))
                        .header(
                                "If-None-Match",
                                answer.headers().firstValue("ETag").orElseThrow())
                        .GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_renewed_or_revoked_address_and_a_guess_lead_nowhere() {
        var browser = signedIn(officer);
        var first = address(browser);
        var second = address(browser);
        assertThat(second).isNotEqualTo(first);
        assertThat(read(first).statusCode()).isEqualTo(404);
        assertThat(read(first).body()).isEmpty();
        assertThat(read(second).statusCode()).isEqualTo(200);
        browser.get(PATH);
        browser.post(PATH + "/calendar/close", Map.of());
        assertThat(read(second).statusCode()).isEqualTo(404);
        assertThat(read("/calendar/" + "A".repeat(43) + ".ics").statusCode()).isEqualTo(404);
    }

    @Test
    void the_address_is_shown_once() {
        var browser = signedIn(officer);
        address(browser);
        assertThat(ADDRESS.matcher(browser.get(PATH).body()).find()).isFalse();
        assertThat(browser.get(PATH).body()).contains("発行したアドレスが使われています");
    }

    @Test
    void a_locked_account_has_no_calendar() {
        var address = address(signedIn(clerk));
        app.use(KeepAccount.class)
                .lock(
                        new Actor(office.body(), office.administrator(), "管理者", Set.of(Role.ADMINISTRATOR)),
                        clerk.account(),
                        "退職");
        assertThat(read(address).statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_of_the_network_that_asks_without_end_has_to_wait() {
        var limit = new FeedLimit(new Time(Clock.systemUTC()));
        SmallOffice.at(LocalDate.of(2026, 6, 15), () -> {
            for (int i = 0; i < FeedLimit.MOST; i++) {
                assertThat(limit.take("192.0.2.1")).isTrue();
            }
            assertThat(limit.take("192.0.2.1")).isFalse();
            assertThat(limit.take("192.0.2.2")).isTrue();
            return true;
        });
        SmallOffice.at(
                LocalDate.of(2026, 6, 16),
                () -> assertThat(limit.take("192.0.2.1")).isTrue());
    }

    private DutyId owes(String control, Scope scope, Role owner, int month) {
        return office.owes(
                control, scope, owner, new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(month)), CycleOrigin.POLICY);
    }

    private Browser signedIn(SmallOffice.Member member) {
        return SigningIn.byPassword(app, office.slug(), member.login(), SmallOffice.PASSWORD);
    }

    /** Makes a new address and takes it from the page that shows it. */
    private String address(Browser browser) {
        browser.get(PATH);
        var page = browser.follow(browser.post(PATH + "/calendar", Map.of())).body();
        var found = ADDRESS.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> read(String address) {
        return Browser.of(app).get(address);
    }

    private static ICalendar calendar(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        var all = List.copyOf(Biweekly.parse(answer.body()).all());
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().validate(biweekly.ICalVersion.V2_0)).isEmpty();
        return all.getFirst();
    }
}
