package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** What the page of notifications and the calendar ask of the database does not grow with duties, people and digests. */
final class NotificationStatementsTest {

    private static final String PATH = "/account/notifications";
    private static final Map<String, Browser> BROWSERS = new HashMap<>();
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    private static Body few;
    private static Body many;

    /** A body whose mail server refuses most addresses. */
    private record Body(SmallOffice office, SmallOffice.Member officer, SmallOffice.Member head) {

        /** Signed in once: the first time the password is changed. */
        Browser browser(String login) {
            return BROWSERS.computeIfAbsent(
                    office.slug() + " " + login,
                    first -> SigningIn.byPassword(office.app(), office.slug(), login, SmallOffice.PASSWORD));
        }
    }

    @BeforeAll
    static void open() {
        few = filled(1);
        many = filled(6);
    }

    private static Body filled(int times) {
        var office = new SmallOffice("通知件数組合" + times);
        var officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
        var head = office.join("課長");
        office.heads(head, "総務課", SmallOffice.BEGIN);
        for (int i = 0; i < times; i++) {
            var yearly = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3));
            office.owes("test.whole" + i, Scope.BODY, Role.CHIEF_SECURITY_OFFICER, yearly, CycleOrigin.POLICY);
            office.owes("test.each" + i, Scope.EACH_PERSON, Role.STAFF, yearly, CycleOrigin.POLICY);
            office.owes(
                    "test.round" + i, Scope.EACH_SECTION, Role.SECTION_SECURITY_MANAGER, yearly, CycleOrigin.POLICY);
            if (i > 0) {
                office.heads(office.join("課長" + i), "課" + i, SmallOffice.BEGIN);
            }
            wants(office, office.join("係" + i), "p" + i + "@city.example");
        }
        wants(office, officer, "tokatsu@city.example");
        var room = new MailRoom(
                office.app(),
                mail -> mail.to().startsWith("p") ? new Delivery.Refused("550") : new Delivery.Later("451"));
        for (int week = 0; week < times; week++) {
            var morning = MONDAY.plusWeeks(week).atTime(9, 0).atZone(Time.JAPAN).toInstant();
            SmallOffice.at(morning, () -> room.queue().queue(office.body()));
            for (int i = 0; i < times; i++) {
                SmallOffice.at(
                        morning.plusSeconds(60L * 60 * i), () -> room.send().send(office.body()));
            }
        }
        return new Body(office, officer, head);
    }

    private static void wants(SmallOffice office, SmallOffice.Member member, String mail) {
        var day = MONDAY.minusDays(5);
        var actor = office.acting(member, day);
        SmallOffice.at(day, () -> office.app().use(KeepContact.class).keep(actor, new KeepContact.Input(mail, true)));
    }

    private static int page(Body body, SmallOffice.Member who) {
        var browser = body.browser(who.login());
        browser.get(PATH);
        return Statements.ofRequests(
                body.office().app().use(DSLContext.class),
                () -> assertThat(browser.get(PATH).statusCode()).isEqualTo(200));
    }

    @Test
    void the_page_asks_as_much_of_a_body_with_many_digests_that_failed_as_of_one_with_few() {
        var failed = few.browser(few.officer().login()).get(PATH).body();
        assertThat(failed).contains("届かなかったお知らせ", "係0");
        assertThat(page(many, many.officer()))
                .isEqualTo(page(few, few.officer()))
                .isBetween(5, 20);
        assertThat(page(many, many.head())).isEqualTo(page(few, few.head())).isBetween(5, 15);
    }

    private static int calendar(Body body, SmallOffice.Member who) {
        var browser = body.browser(who.login());
        browser.get(PATH);
        var page = browser.follow(browser.post(PATH + "/calendar", Map.of())).body();
        var address = Pattern.compile("/calendar/[A-Za-z0-9_-]{43}\\.ics").matcher(page);
        assertThat(address.find()).isTrue();
        var reader = Browser.of(body.office().app());
        reader.get(address.group());
        return Statements.ofRequests(
                body.office().app().use(DSLContext.class),
                () -> assertThat(reader.get(address.group()).statusCode()).isEqualTo(200));
    }

    @Test
    void the_calendar_asks_as_much_however_many_duties_stand_in_it() {
        assertThat(calendar(many, many.officer()))
                .isEqualTo(calendar(few, few.officer()))
                .isBetween(5, 25);
        assertThat(calendar(many, many.head()))
                .isEqualTo(calendar(few, few.head()))
                .isBetween(5, 25);
    }
}
