package org.sekisho.app.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy and its clauses as data. */
final class PolicyApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SmallOffice office = new SmallOffice("方針組合");
    private final AppFixture app = office.app();
    private final SmallOffice.Member clerk = office.join("職員");
    private final Actor officer = new Actor(
            office.body(),
            office.administrator(),
            "担当者",
            Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ACCOUNT_HOLDER));

    @Test
    void clauses_are_read_with_their_kinds_and_what_they_oblige_to() {
        accepted(DocumentKind.POLICY, new Disclosure.Public());
        var version = json(get("/api/v1/versions?kind=policy", clerk.account()));
        assertThat(version.at("/items/0/validFrom").asString()).isEqualTo("2025-04-01");
        assertThat(version.at("/items/0/inForce").asBoolean()).isTrue();
        var clauses = json(get(
                "/api/v1/versions/" + version.at("/items/0/id").asString() + "/clauses?size=1000", clerk.account()));
        var last = clauses.get("items").get(clauses.get("items").size() - 1);
        assertThat(last.get("path").asString()).isEqualTo("4(2)");
        assertThat(last.get("kind").asString()).isEqualTo("OBLIGATION");
        assertThat(last.at("/paragraphs/0").asString()).isEqualTo("毎年点検を行う。");
        var bound = clauses.get("items")
                .valueStream()
                .filter(clause -> clause.get("bindings").size() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(bound.get("kind").asString()).isEqualTo("OBLIGATION");
        assertThat(bound.at("/bindings/0/verdict").asString()).isIn("BOUND", "UNSURE");
        assertThat(bound.at("/bindings/0/why/ja").asString()).isNotBlank();
        assertThat(clauses.at("/items/0/kind").asString()).isEqualTo("PURPOSE");
    }

    @Test
    void the_policy_of_a_day_is_what_was_in_force_and_known_then() {
        accepted(DocumentKind.POLICY, new Disclosure.Public());
        assertThat(json(get("/api/v1/documents?on=2025-05-01", clerk.account()))
                        .at("/items/0/inForce")
                        .isMissingNode())
                .isFalse();
        assertThat(json(get("/api/v1/documents?on=2025-03-31", clerk.account()))
                        .at("/items/0/inForce")
                        .isMissingNode())
                .isTrue();
        // It was entered today.
        assertThat(json(get("/api/v1/documents?on=2025-05-01&known=then", clerk.account()))
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_not_public_is_not_there_for_who_may_not_read_it() {
        var version = accepted(DocumentKind.STANDARD, new Disclosure.NonPublic("運用に支障があるため"));
        assertThat(json(get("/api/v1/versions", clerk.account()))
                        .at("/items/0/nonPublicReason")
                        .asString())
                .isEqualTo("運用に支障があるため");
        assertThat(get("/api/v1/versions/" + version + "/clauses", clerk.account())
                        .statusCode())
                .isEqualTo(200);

        // An administrator keeps accounts and imports, and is none of the staff.
        for (var path : new String[] {"/api/v1/documents", "/api/v1/versions"}) {
            var answer = get(path, office.administrator());
            assertThat(json(answer).get("total").asInt()).as(path).isZero();
            assertThat(answer.body()).doesNotContain("みなと村");
        }
        assertThat(get("/api/v1/versions/" + version, office.administrator()).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/versions/" + version + "/clauses", office.administrator())
                        .statusCode())
                .isEqualTo(404);
    }

    private UUID accepted(DocumentKind kind, Disclosure publication) {
        var begun = app.use(BeginImport.class)
                .begin(
                        officer,
                        new BeginImport.Input(
                                kind,
                                "policy.txt",
                                new ByteArrayInputStream(PolicyFixture.SMALL.getBytes(StandardCharsets.UTF_8))));
        app.use(AcceptImport.class)
                .accept(
                        officer,
                        new AcceptImport.Input(
                                begun.draft(),
                                begun.number(),
                                Optional.empty(),
                                "みなと村情報セキュリティ基本方針",
                                Instrument.DECISION,
                                Optional.empty(),
                                Optional.of(LocalDate.of(2025, 4, 1)),
                                Optional.of("村長"),
                                Optional.of(LocalDate.of(2025, 4, 1)),
                                publication));
        var found = json(get("/api/v1/versions", clerk.account()));
        return UUID.fromString(found.at("/items/0/id").asString());
    }

    private HttpResponse<String> get(String path, UUID account) {
        var token = app.use(MakeToken.class)
                .make(app.use(Actors.class).of(office.body(), account), new MakeToken.Input("試験", 30, true))
                .secret();
        return Browser.of(app)
                .send(HttpRequest.newBuilder(app.page(path))
                        .header("Authorization", "Bearer " + token)
                        .GET());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
