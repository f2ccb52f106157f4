package org.sekisho.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;

/** The scope of the policy beside the body: who is not covered, and what resolves that. */
final class CoverageTest {

    private static final String POLICY = """
            みなと町情報セキュリティ基本方針

            1 適用範囲

            この基本方針が適用される機関は、町長部局、教育委員会、選挙管理委員会及び議会とする。

            2 職員等の遵守義務

            職員及び会計年度任用職員は、情報セキュリティポリシーを遵守しなければならない。
            """;

    private static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);

    private final AppFixture app = AppFixture.demonstrating();
    private final LocalDate today = app.use(Time.class).today();
    private final String slug =
            "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    private final FoundBody.Founded founded = app.use(FoundBody.class)
            .found(new FoundBody.Input("みなと町", slug, BodyKind.TOWN, true, "root", "管理 太郎", Optional.empty()));
    private final Actor root = app.use(Actors.class).of(founded.body(), founded.administrator());
    private final Actor officer;

    CoverageTest() {
        var accounts = app.use(CreateAccounts.class)
                .create(
                        root,
                        new CreateAccounts.Input(Stream.of("officer", "clerk")
                                .map(login -> new CreateAccounts.NewAccount(login, login, false, Optional.empty()))
                                .toList()));
        var people = new ArrayList<RegisterPeople.NewPerson>();
        accounts.forEach((login, account) -> people.add(new RegisterPeople.NewPerson(
                login, new PersonName(login, "進", "シケン", "ススム"), Employment.REGULAR, Optional.of(account), BEGIN)));
        people.add(new RegisterPeople.NewPerson(
                "N1", new PersonName("町長", "進", "シケン", "ススム"), Employment.SPECIAL, Optional.empty(), BEGIN));
        var registered = app.use(RegisterPeople.class).register(root, new RegisterPeople.Input(people));
        app.use(AppointToRole.class)
                .appoint(
                        root,
                        new AppointToRole.Input(
                                Objects.requireNonNull(registered.get("officer")),
                                Role.CHIEF_SECURITY_OFFICER,
                                "試験のため",
                                BEGIN,
                                Optional.empty()));
        officer = app.use(Actors.class).of(founded.body(), Objects.requireNonNull(accounts.get("officer")));
        organs("町長", "議会事務局", "教育委員会", "公平委員会");
    }

    private void organs(String... names) {
        app.use(EstablishOrganisation.class)
                .establish(
                        root,
                        new EstablishOrganisation.Input(
                                Stream.of(names)
                                        .map(name -> new EstablishOrganisation.NewOrgan(name, BEGIN))
                                        .toList(),
                                List.of(),
                                List.of()));
    }

    private void adopt(String policy) {
        var begun = app.use(BeginImport.class)
                .begin(
                        officer,
                        new BeginImport.Input(
                                DocumentKind.POLICY,
                                "policy.txt",
                                new java.io.ByteArrayInputStream(
                                        policy.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        app.use(AcceptImport.class)
                .accept(officer, AcceptImport.Input.proposed(begun).inForceFrom(BEGIN));
    }

    private Coverage coverage() {
        return app.use(CoverageOfScope.class).on(officer, AsOf.known(today));
    }

    private Coverage.OfOrgan organ(String key) {
        return coverage().organs().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Document page(String login, String path) {
        var answer = Browser.demo(app, slug, login).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private Document sent(String path, Map<String, String> fields) {
        var browser = Browser.demo(app, slug, "officer");
        browser.get("/policy/scope");
        var answer = browser.post(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Jsoup.parse(browser.follow(answer).body());
    }

    @Test
    void every_organ_stands_in_both_or_says_where_it_is_missing() {
        adopt(POLICY);

        assertThat(coverage().organs())
                .extracting(Coverage.OfOrgan::name, Coverage.OfOrgan::organs, Coverage.OfOrgan::where)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("町長部局", List.of("町長"), Coverage.Where.BOTH),
                        org.assertj.core.groups.Tuple.tuple("教育委員会", List.of("教育委員会"), Coverage.Where.BOTH),
                        org.assertj.core.groups.Tuple.tuple("選挙管理委員会", List.of(), Coverage.Where.TEXT_ONLY),
                        org.assertj.core.groups.Tuple.tuple("議会", List.of("議会事務局"), Coverage.Where.BOTH),
                        org.assertj.core.groups.Tuple.tuple("公平委員会", List.of("公平委員会"), Coverage.Where.BODY_ONLY));
        assertThat(coverage().staff())
                .filteredOn(Coverage.OfStaff::open)
                .extracting(one -> one.kind().name())
                .containsExactly("SPECIAL");
        assertThat(coverage().open()).isEqualTo(3);
    }

    @Test
    void a_body_without_a_policy_and_a_policy_that_names_no_organ_have_no_difference() {
        assertThat(coverage().policy()).isEmpty();
        assertThat(coverage().open()).isZero();

        adopt(POLICY.replace("町長部局、教育委員会、選挙管理委員会及び議会", "町のすべて").replace("職員及び会計年度任用職員は", "すべての者は"));
        assertThat(coverage().policy()).isPresent();
        assertThat(coverage().open()).isZero();
        assertThat(page("clerk", "/policy/scope").select("main").text()).contains("読み取れませんでした");
    }

    @Test
    void the_officer_adds_an_organ_from_the_page_and_it_is_covered() {
        adopt(POLICY);
        assertThat(page("officer", "/").select("main").text()).contains("食い違いがあります（3件）");
        assertThat(page("clerk", "/").select("main").text()).doesNotContain("食い違い");

        var page = sent("/policy/scope/organs", Map.of("key", "選挙管理委員会"));

        assertThat(page.select("main").text()).contains("組織に「選挙管理委員会」を加えました");
        assertThat(organ("選挙管理委員会").where()).isEqualTo(Coverage.Where.BOTH);
        assertThat(coverage().open()).isEqualTo(2);
        assertThat(page("officer", "/").select("main").text()).contains("食い違いがあります（2件）");
    }

    @Test
    void a_reason_settles_a_difference_and_stands_beside_it() {
        adopt(POLICY);

        var page = sent("/policy/scope/reason", Map.of("subject", "公平委員会", "reason", "県に事務を委託しているため"));

        assertThat(page.select("main").text())
                .contains("「公平委員会」の食い違いの理由を記録しました")
                .contains("県に事務を委託しているため");
        assertThat(organ("公平委員会").reason()).contains("県に事務を委託しているため");
        assertThat(coverage().open()).isEqualTo(2);
        sent("/policy/scope/reason", Map.of("subject", "staff:SPECIAL", "reason", "別に定めるため"));
        assertThat(coverage().open()).isEqualTo(1);
        sent("/policy/scope/reason", Map.of("subject", "公平委員会", "reason", "事務を県に委託した"));
        assertThat(organ("公平委員会").reason()).contains("事務を県に委託した");
    }

    @Test
    void a_reason_is_withdrawn_from_today_on_and_the_difference_is_open_again() {
        adopt(POLICY);
        var yesterday = today.minusDays(1);
        Time.at(AppFixture.noon(yesterday), () -> {
            app.use(GiveScopeReason.class).give(officer, new GiveScopeReason.Input("公平委員会", "事務を県に委託した"));
            return yesterday;
        });
        sent("/policy/scope/reason", Map.of("subject", "staff:SPECIAL", "reason", "別に定めるため"));
        assertThat(coverage().open()).isEqualTo(1);
        var form = page("officer", "/policy/scope/reason?subject=" + Coverage.encoded("公平委員会"));
        assertThat(form.select("main button[formaction=/policy/scope/reason/withdraw]")
                        .text())
                .isEqualTo("理由を取り消す");

        var page = sent("/policy/scope/reason/withdraw", Map.of("subject", "公平委員会", "reason", "事務を県に委託した"));

        assertThat(page.select("main").text()).contains("「公平委員会」の食い違いの理由を取り消しました");
        assertThat(organ("公平委員会").reason()).isEmpty();
        assertThat(coverage().open()).isEqualTo(2);
        assertThat(app.use(CoverageOfScope.class)
                        .on(officer, AsOf.known(yesterday))
                        .organs())
                .filteredOn(one -> one.key().equals("公平委員会"))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("事務を県に委託した"));
        assertThat(page("officer", "/policy/scope/reason?subject=" + Coverage.encoded("公平委員会"))
                        .select("main button[formaction]"))
                .isEmpty();

        var browser = Browser.demo(app, slug, "officer");
        browser.get("/policy/scope");
        assertThat(browser.post("/policy/scope/reason/withdraw", Map.of("subject", "公平委員会"))
                        .statusCode())
                .isEqualTo(404);
        var clerk = Browser.demo(app, slug, "clerk");
        clerk.get("/policy/scope");
        assertThat(clerk.post("/policy/scope/reason/withdraw", Map.of("subject", "staff:SPECIAL"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(coverage().open()).isEqualTo(2);
    }

    @Test
    void no_reason_is_refused_and_so_is_one_for_what_does_not_differ() {
        adopt(POLICY);
        var browser = Browser.demo(app, slug, "officer");
        browser.get("/policy/scope/reason?subject=" + Coverage.encoded("公平委員会"));
        assertThat(browser.post("/policy/scope/reason", Map.of("subject", "公平委員会", "reason", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(coverage().open()).isEqualTo(3);

        assertThatThrownBy(() -> app.use(GiveScopeReason.class).give(officer, new GiveScopeReason.Input("教育委員会", "試験")))
                .isInstanceOf(Refusal.NotFound.class);
        var clerk = Browser.demo(app, slug, "clerk");
        clerk.get("/policy/scope");
        assertThat(clerk.post("/policy/scope/organs", Map.of("key", "選挙管理委員会")).statusCode())
                .isEqualTo(403);
        assertThat(clerk.post("/policy/scope/reason", Map.of("subject", "公平委員会", "reason", "試験"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(page("officer", "/policy/scope").select("main a[href*=/reason]"))
                .isNotEmpty();
        assertThat(page("clerk", "/policy/scope").select("main form[method=post], main a[href*=/reason]"))
                .isEmpty();
    }
}
