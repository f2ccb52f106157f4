package org.sekisho.app.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Statements;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.policy.RecordPublication;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** What everybody can read at the address of a body, from outside and without signing in. */
final class PublicPagesTest {

    /** Stands wherever something is not for the public. */
    private static final String MARK = "銀狐";

    private static final String POLICY = PolicyFixture.SMALL;

    private final AppFixture app = AppFixture.serving();
    private final PolicyFixture body = PolicyFixture.newBody();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nothing_is_served_before_somebody_publishes_here_and_nobody_learns_which_bodies_there_are() {
        accept(POLICY, "2025-04-01");
        var quiet = get(root());
        var nobody = get("/public/no-such-body/");
        assertThat(quiet.statusCode()).isEqualTo(404);
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(text(quiet))
                .isEqualTo(text(nobody))
                .contains("公表されていないか、掲載を終了しました")
                .doesNotContain("みなと村");
    }

    @Test
    void what_is_served_is_what_the_archive_has_and_nothing_else() {
        accept(POLICY, "2024-04-01");
        accept(POLICY.replace("毎年点検を行う。", "毎年二回点検を行う。"), "2025-04-01");
        var archive = archive();
        publish();
        assertThat(archive).hasSize(6);
        archive.forEach(
                (path, bytes) -> assertThat(get(root() + path).body()).as(path).isEqualTo(bytes));
        assertThat(get(root()).body()).isEqualTo(archive.get("index.html"));
        assertThat(followed().keySet())
                .containsExactlyInAnyOrder(
                        "", "index.html", "style.css", "d1/v1.html", "d1/v1.pdf", "d1/v2.html", "d1/v2.pdf");
        for (var other : List.of("d1/", "d1", "d2/v1.html", "d1/v3.html", "D1/v1.html", "index", "kohyo.zip")) {
            assertThat(get(root() + other).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void nothing_of_what_is_not_for_the_public_can_be_reached() {
        accept(POLICY, "2025-04-01");
        plantEverywhere();
        publish();
        var seen = followed();
        assertThat(seen).hasSizeGreaterThan(3);
        assertThat(marked(seen)).isEmpty();
        for (int document = 1; document <= 4; document++) {
            for (int version = 1; version <= 4; version++) {
                for (var type : List.of(".html", ".pdf")) {
                    var path = "d" + document + "/v" + version + type;
                    assertThat(get(root() + path).statusCode())
                            .as(path)
                            .isEqualTo(document == 1 && version == 1 ? 200 : 404);
                }
            }
        }
    }

    /** The search above must be able to find what it looks for. */
    @Test
    void a_mark_in_what_was_published_is_found() {
        accept(POLICY.replace("職員等に教育を行う。", "職員等に" + MARK + "の教育を行う。"), "2025-04-01");
        publish();
        assertThat(marked(followed())).containsExactlyInAnyOrder("d1/v1.html", "d1/v1.pdf");
    }

    @Test
    void a_version_that_comes_later_is_read_only_once_it_is_published_here_too() {
        accept(POLICY, "2024-04-01");
        publish();
        var before = get(root()).body();
        accept(POLICY.replace("毎年点検を行う。", MARK + "の点検を行う。"), "2025-04-01");
        assertThat(get(root()).body()).isEqualTo(before);
        assertThat(get(root() + "d1/v2.html").statusCode()).isEqualTo(404);
        assertThat(marked(followed())).isEmpty();
        publish();
        assertThat(get(root() + "d1/v2.html").statusCode()).isEqualTo(200);
    }

    @Test
    void a_version_that_is_not_decided_yet_is_not_published() {
        accept(POLICY, "2024-04-01");
        var later = LocalDate.now(Time.JAPAN).plusYears(1);
        accept(POLICY.replace("令和7年4月1日村長決裁\n\n", "").replace("毎年点検を行う。", MARK + "の点検を行う。"), later.toString());
        publish();
        assertThat(marked(followed())).isEmpty();
        assertThat(get(root() + "d1/v2.html").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pages_turn_on_the_day_on_which_a_decided_version_comes_into_force() {
        var day = LocalDate.now(Time.JAPAN).plusDays(30);
        accept(POLICY, "2024-04-01");
        accept(POLICY.replace("毎年点検を行う。", "毎年二回点検を行う。"), day.toString());
        publish();
        assertThat(Jsoup.parse(text(get(root()))).select("h2 a").attr("href")).isEqualTo("d1/v1.html");
        assertThat(text(get(root() + "d1/v2.html"))).contains("施行前");
        assertThat(body.use(SiteHere.class).of(body.officer()).flatMap(SiteHere.Standing::next))
                .hasValue(day);

        assertThat(indexOn(day.minusDays(1)))
                .hasValueSatisfying(page -> assertThat(page).contains("d1/v1.html\">みなと村"));
        assertThat(indexOn(day)).hasValueSatisfying(page -> assertThat(page).contains("d1/v2.html\">みなと村"));

        publish();
        body.use(PublishHere.class).end(body.officer(), new PublishHere.End("ホームページに移したため"));
        assertThat(indexOn(day.minusDays(1))).isEmpty();
        assertThat(indexOn(day)).isEmpty();
    }

    private Optional<String> indexOn(LocalDate day) {
        var slug = root().split("/")[2];
        return Time.at(AppFixture.noon(day), () -> body.use(ServedSites.class).under(slug))
                .flatMap(site -> site.file("index.html"))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void a_version_whose_publication_here_was_ended_is_left_out_when_the_pages_are_published_anew() {
        accept(POLICY, "2024-04-01");
        accept(POLICY.replace("毎年点検を行う。", MARK + "の点検を行う。"), "2025-04-01");
        publish();
        var version = body.use(PublicVersions.class)
                .on(body.officer(), AsOf.known(LocalDate.now(Time.JAPAN)))
                .getLast()
                .version()
                .id();
        var today = LocalDate.now(Time.JAPAN);
        var recorded = body.use(RecordPublication.class)
                .publish(
                        body.officer(),
                        new RecordPublication.Input(version, today.minusDays(3), "https://city.example" + root()));
        assertThat(get(root() + "d1/v2.html").statusCode()).isEqualTo(200);
        body.use(RecordPublication.class)
                .end(body.officer(), new RecordPublication.End(recorded.id(), today, "誤って掲載したため"));
        publish();
        assertThat(get(root() + "d1/v2.html").statusCode()).isEqualTo(404);
        assertThat(marked(followed())).isEmpty();
    }

    @Test
    void when_it_is_ended_nothing_is_to_be_read_any_more() {
        accept(POLICY, "2025-04-01");
        publish();
        assertThat(get(root()).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> body.use(PublishHere.class).end(body.officer(), new PublishHere.End(" ")))
                .isInstanceOf(Refusal.Invalid.class);
        body.use(PublishHere.class).end(body.officer(), new PublishHere.End("ホームページに移したため"));
        for (var path : List.of("", "index.html", "d1/v1.html", "d1/v1.pdf", "style.css")) {
            assertThat(get(root() + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(body.use(SiteHere.class).of(body.officer())).isEmpty();
    }

    @Test
    void the_pages_of_one_body_are_not_to_be_had_under_the_name_of_another() {
        accept(POLICY, "2024-04-01");
        publish();
        var other = PolicyFixture.newBody();
        other.accept(AcceptImport.Input.proposed(other.begin(POLICY.replace("みなと村", MARK + "村")))
                .inForceFrom(LocalDate.of(2024, 4, 1)));
        assertThat(get(root(other)).statusCode()).isEqualTo(404);
        other.use(PublishHere.class).publish(other.officer(), path(other), new PublishHere.Input(""));
        assertThat(text(get(root(other) + "d1/v1.html"))).contains(MARK);
        assertThat(marked(followed())).isEmpty();
    }

    @Test
    void a_reader_is_not_known_and_nothing_runs_in_a_page() {
        accept(POLICY, "2025-04-01");
        publish();
        for (var path : List.of("", "d1/v1.html", "d1/v1.pdf", "style.css", "nothing")) {
            var headers = get(root() + path).headers();
            assertThat(headers.allValues("Set-Cookie")).as(path).isEmpty();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe", "script-src");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void the_picture_that_a_browser_asks_for_by_itself_does_not_lead_to_the_sign_in() {
        var answer = get("/favicon.ico");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void types_names_and_how_long_a_copy_is_good_are_said() {
        accept(POLICY, "2025-04-01");
        publish();
        assertThat(type("")).isEqualTo("text/html;charset=UTF-8");
        assertThat(type("style.css")).isEqualTo("text/css;charset=UTF-8");
        assertThat(type("d1/v1.pdf")).isEqualTo("application/pdf");
        assertThat(get(root() + "d1/v1.pdf").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value)
                        .startsWith("inline;")
                        .contains("filename*=UTF-8''%E3%81%BF%E3%81%AA%E3%81%A8%E6%9D%91"));
        assertThat(cached("")).isEqualTo("max-age=300, public");
        assertThat(cached("d1/v1.pdf")).isEqualTo("max-age=300, public");
        var links = Jsoup.parse(text(get(root() + "d1/v1.html")))
                .select("a[href*=.pdf]")
                .attr("href");
        assertThat(cached("d1/" + links)).isEqualTo("max-age=31536000, public, immutable");
        assertThat(cached("d1/v1.pdf?0123456789ab")).isEqualTo("max-age=300, public");
    }

    @Test
    void a_copy_that_is_still_good_is_not_sent_again() {
        accept(POLICY, "2025-04-01");
        publish();
        var tag = get(root() + "d1/v1.pdf").headers().firstValue("ETag").orElseThrow();
        var again =
                send(request(root() + "d1/v1.pdf").header("If-None-Match", tag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var other = send(
                request(root() + "d1/v1.pdf").header("If-None-Match", "\"0\"").GET());
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void a_question_for_the_head_is_answered_without_the_body_and_nothing_but_reading_is_answered() {
        accept(POLICY, "2025-04-01");
        publish();
        var head = send(request(root() + "d1/v1.pdf").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(get(root() + "d1/v1.pdf").body().length));
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            var refused = send(request(root()).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.headers().allValues("Set-Cookie")).as(method).isEmpty();
        }
    }

    @Test
    void an_address_without_its_last_stroke_leads_to_the_one_with_it() {
        accept(POLICY, "2025-04-01");
        publish();
        var answer = get(root().substring(0, root().length() - 1));
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(root());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../",
                "..%2f",
                "%2e%2e/",
                "%2e%2e%2f",
                "..%5c",
                "%5c..%5c",
                "..;/",
                "d1/../../",
                "d1/..%2f..%2f",
                "%252e%252e%252f",
                "..%c0%af",
                "%00/",
                "d1/v1.html%00",
                "//",
                "./"
            })
    void no_way_of_writing_a_path_leads_out_of_what_was_published(String way) {
        accept(POLICY, "2025-04-01");
        publish();
        for (var target : List.of("secrets/files.key", "cache/public/", "index.html", "etc/passwd")) {
            assertThat(get(root() + way + target).statusCode()).as(way + target).isIn(400, 404);
        }
    }

    @Test
    void what_somebody_put_into_the_cache_is_not_served() throws IOException {
        accept(POLICY, "2025-04-01");
        publish();
        var before = get(root() + "d1/v1.pdf").body();
        try (var cached = Files.list(app.settings().home().resolve("cache").resolve("public"))) {
            for (var file : cached.toList()) {
                Files.writeString(file, MARK.repeat(100_000));
            }
        }
        assertThat(get(root() + "d1/v1.pdf").body()).isEqualTo(before);
        try (var cached = Files.list(app.settings().home().resolve("cache").resolve("public"))) {
            for (var file : cached.toList()) {
                Files.delete(file);
            }
        }
        assertThat(get(root() + "d1/v1.pdf").body()).isEqualTo(before);
    }

    @Test
    void a_page_costs_one_statement() {
        accept(POLICY, "2025-04-01");
        publish();
        get(root());
        var sql = app.use(DSLContext.class);
        Statements.awaitReactions(sql);
        assertThat(Statements.ofRequests(sql, () -> get(root() + "d1/v1.html"))).isEqualTo(1);
    }

    @Test
    void more_sites_than_are_kept_open_are_all_read() {
        accept(POLICY, "2025-04-01");
        var bodies = new HashMap<String, PolicyFixture>();
        for (int i = 0; i < 18; i++) {
            var one = PolicyFixture.newBody();
            one.accept(AcceptImport.Input.proposed(one.begin(POLICY.replace("みなと村", "第" + i + "村")))
                    .inForceFrom(LocalDate.of(2024, 4, 1)));
            one.use(PublishHere.class).publish(one.officer(), path(one), new PublishHere.Input(""));
            bodies.put("第" + i + "村", one);
        }
        for (int round = 0; round < 2; round++) {
            bodies.forEach((name, one) ->
                    assertThat(text(get(root(one) + "d1/v1.html"))).contains(name));
        }
        assertThat(app.settings()
                        .home()
                        .resolve("cache")
                        .resolve("public")
                        .toFile()
                        .list())
                .hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void only_who_may_publish_serves_a_site_or_ends_it() {
        accept(POLICY, "2025-04-01");
        var here = body.use(PublishHere.class);
        assertThatThrownBy(() -> here.publish(body.staff(), path(body), new PublishHere.Input("")))
                .isInstanceOf(Refusal.NotPermitted.class);
        publish();
        assertThatThrownBy(() -> here.end(body.staff(), new PublishHere.End("理由")))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(get(root()).statusCode()).isEqualTo(200);
    }

    private void publish() {
        body.use(PublishHere.class).publish(body.officer(), path(body), new PublishHere.Input("説明"));
    }

    private Map<String, byte[]> archive() {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(body.use(PublicSite.class).archive(body.officer(), "説明")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void accept(String text, String from) {
        body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.parse(from)));
    }

    /** A standard that is not public and drafts of both layers. */
    private void plantEverywhere() {
        var standard =
                POLICY.replace("みなと村情報セキュリティ基本方針", "みなと村" + MARK + "対策基準").replace("毎年点検を行う。", MARK + "の点検を行う。");
        var begun = body.begin(DocumentKind.STANDARD, MARK + ".txt", standard.getBytes(StandardCharsets.UTF_8));
        body.use(AcceptImport.class)
                .accept(
                        body.officer(),
                        AcceptImport.Input.proposed(begun)
                                .inForceFrom(LocalDate.of(2025, 4, 1))
                                .nonPublic(MARK + "に支障のおそれ"));
        body.begin(DocumentKind.STANDARD, MARK + "2.txt", standard.getBytes(StandardCharsets.UTF_8));
        body.begin(POLICY.replace("毎年点検を行う。", MARK + "の点検を行う。"));
    }

    /** All that a reader comes to who follows every link, by its path, with headers; of a PDF what it says. */
    private Map<String, String> followed() {
        var seen = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<>(List.of("", "index.html"));
        while (!open.isEmpty()) {
            var path = open.poll();
            if (seen.containsKey(path)) {
                continue;
            }
            var answer = get(root() + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            seen.put(path, answer.headers().map() + (path.endsWith(".pdf") ? said(answer.body()) : text(answer)));
            if (!path.endsWith(".pdf") && !path.endsWith(".css")) {
                for (var link : Jsoup.parse(text(answer), "http://site.example" + root() + path)
                        .select("[href]")) {
                    var address = URI.create(link.absUrl("href"));
                    assertThat(address.getPath()).startsWith(root());
                    open.add(address.getPath().substring(root().length()));
                }
            }
        }
        return seen;
    }

    private static Set<String> marked(Map<String, String> seen) {
        var marked = new TreeSet<String>();
        seen.forEach((path, text) -> {
            if (path.contains(MARK) || text.replaceAll("\\s", "").contains(MARK)) {
                marked.add(path);
            }
        });
        return marked;
    }

    private static String said(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document)
                    + document.getDocumentInformation().getTitle()
                    + new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String type(String path) {
        return get(root() + path).headers().firstValue("Content-Type").orElse("");
    }

    private String cached(String path) {
        return get(root() + path).headers().firstValue("Cache-Control").orElse("");
    }

    private String root() {
        return root(body);
    }

    private static String root(PolicyFixture body) {
        return path(body).path();
    }

    private static SitePath path(PolicyFixture body) {
        return SitePath.of(body.use(Bodies.class).byId(body.body()).orElseThrow());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.page(path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
