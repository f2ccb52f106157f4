package org.sekisho.app.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Refusal;

/** The files that a body puts on its website. */
final class PublicSiteTest {

    /** Stands wherever something is not for the public. */
    private static final String MARK = "銀狐";

    private static final String POLICY = PolicyFixture.SMALL.replace(
            "毎年点検を行う。", "毎年点検を行う。\n\n5 対策基準\n\n情報セキュリティ対策基準を定める。なお、対策基準は、公にすることにより支障を及ぼすおそれがあるため、非公開とする。");

    private final PolicyFixture body = PolicyFixture.newBody();

    @Test
    void nothing_of_what_is_not_for_the_public_is_in_any_file_name_or_byte() {
        accept(POLICY, "2025-04-01");
        plantEverywhere();
        assertThat(body.use(PublicSite.class)
                        .pages(body.officer(), body.use(PublicSite.class).statement(body.officer())))
                .isNotEmpty();
        assertThat(marked(site())).isEmpty();
    }

    /** The search above must be able to find what it looks for. */
    @Test
    void a_mark_in_a_public_document_is_found() {
        accept(POLICY.replace("職員等に教育を行う。", "職員等に" + MARK + "の教育を行う。"), "2025-04-01");
        assertThat(marked(site())).containsExactly("d1/v1.html", "d1/v1.pdf");
    }

    @Test
    void the_site_has_each_version_and_leads_from_an_old_one_to_the_one_in_force() {
        accept(POLICY, "2024-04-01");
        accept(POLICY.replace("毎年点検を行う。", "毎年二回点検を行う。"), "2025-04-01");
        var site = site();
        assertThat(site)
                .containsOnlyKeys("index.html", "d1/v1.html", "d1/v1.pdf", "d1/v2.html", "d1/v2.pdf", "style.css");
        var index = Jsoup.parse(site.getOrDefault("index.html", ""));
        assertThat(index.select("h2 a").attr("href")).isEqualTo("d1/v2.html");
        assertThat(index.select("section li a").eachAttr("href")).containsExactly("d1/v1.html");
        var old = Jsoup.parse(site.getOrDefault("d1/v1.html", ""));
        assertThat(old.select("main > p a").eachAttr("href")).hasSize(2).first().isEqualTo("v2.html");
        assertThat(old.select("main > p a").eachAttr("href").getLast()).startsWith("v1.pdf?");
        assertThat(old.text()).contains("毎年点検を行う。").contains("過去の版").doesNotContain("毎年二回");
        assertThat(Jsoup.parse(site.getOrDefault("d1/v2.html", "")).text())
                .contains("毎年二回点検を行う。")
                .contains("施行中");
    }

    @Test
    void every_link_of_the_site_leads_to_a_file_of_it_and_nothing_is_asked_of_another_host() {
        accept(POLICY, "2024-04-01");
        accept(POLICY.replace("毎年点検を行う。", "毎年二回点検を行う。"), "2025-04-01");
        var site = site();
        site.forEach((path, text) -> {
            if (path.endsWith(".html")) {
                var page = Jsoup.parse(text, "https://site.example/" + path);
                for (var link : page.select("[href], [src]")) {
                    var address = link.hasAttr("href") ? link.absUrl("href") : link.absUrl("src");
                    assertThat(address).as(path).startsWith("https://site.example/");
                    var file =
                            address.substring("https://site.example/".length()).replaceAll("[#?].*", "");
                    assertThat(site).as(path + " → " + file).containsKey(file);
                }
                assertThat(page.select("script, style, [style], iframe, img"))
                        .as(path)
                        .isEmpty();
            }
        });
    }

    @Test
    void the_text_of_a_version_is_there_whole() {
        accept(POLICY, "2025-04-01");
        var page = Jsoup.parse(site().getOrDefault("d1/v1.html", "")).text().replaceAll("\\s", "");
        for (var line : POLICY.lines().map(line -> line.replaceAll("\\s", "")).toList()) {
            assertThat(page).contains(line);
        }
    }

    @Test
    void what_is_said_about_documents_that_are_not_public_is_proposed_in_the_words_of_the_policy() {
        accept(POLICY, "2025-04-01");
        assertThat(body.use(PublicSite.class).statement(body.officer()))
                .contains("非公開とする")
                .doesNotContain("教育");
        assertThat(index("対策基準は公表していません。")).contains("公表していない文書について").contains("対策基準は公表していません。");
        assertThat(index("")).doesNotContain("公表していない文書について");
    }

    @Test
    void the_organs_that_adopted_the_policy_together_are_named() {
        accept(POLICY, "2025-04-01");
        body.use(AnswerForOrgans.class)
                .answer(
                        body.officer(),
                        new AnswerForOrgans.Input(List.of(
                                answer(OrganOfLaw.ASSEMBLY, Adoption.JOINT, ""),
                                answer(OrganOfLaw.EDUCATION, Adoption.OWN, "教育委員会の方針"),
                                answer(OrganOfLaw.EQUITY, Adoption.NONE, "置いていない"))));
        assertThat(Jsoup.parse(index("")).select("section ul li").eachText()).containsExactly("議会");
    }

    @Test
    void the_pdf_of_a_version_has_its_text_and_names_itself_by_title_and_version() {
        accept(POLICY, "2025-04-01");
        var pdf = site().getOrDefault("d1/v1.pdf", "").replaceAll("[\\s　]", "");
        for (var line : POLICY.lines().map(line -> line.replaceAll("\\s", "")).toList()) {
            assertThat(pdf).contains(line);
        }
        assertThat(pdf)
                .contains("<rdf:lixml:lang=\"x-default\">みなと村情報セキュリティ基本方針")
                .contains("第1版");
    }

    @Test
    void the_same_documents_give_the_same_bytes() {
        accept(POLICY, "2025-04-01");
        var site = body.use(PublicSite.class);
        assertThat(site.archive(body.officer(), "説明")).isEqualTo(site.archive(body.officer(), "説明"));
    }

    @Test
    void a_body_without_a_public_document_is_told_so() {
        assertThatThrownBy(() -> body.use(PublicSite.class).archive(body.officer(), ""))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("nothing-public");
    }

    @Test
    void only_who_may_publish_makes_the_files() {
        accept(POLICY, "2025-04-01");
        assertThatThrownBy(() -> body.use(PublicSite.class).archive(body.staff(), ""))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    static AnswerForOrgans.Answer answer(OrganOfLaw organ, Adoption adoption, String note) {
        return new AnswerForOrgans.Answer(
                organ,
                adoption,
                adoption.adopts() ? Optional.of(LocalDate.of(2025, 3, 1)) : Optional.empty(),
                adoption.adopts() ? Optional.of("機関の長") : Optional.empty(),
                note);
    }

    private void accept(String text, String from) {
        body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.parse(from)));
    }

    /** A standard that is not public, drafts of both layers, and answers that nobody outside reads. */
    private void plantEverywhere() {
        var standard = POLICY.replace("みなと村情報セキュリティ基本方針", "みなと村" + MARK + "対策基準")
                .replace("毎年点検を行う。", MARK + "の点検を行う。")
                .replace("村長決裁", MARK + "決裁");
        var begun = body.begin(DocumentKind.STANDARD, MARK + ".txt", standard.getBytes(StandardCharsets.UTF_8));
        var input = AcceptImport.Input.proposed(begun)
                .inForceFrom(LocalDate.of(2025, 4, 1))
                .nonPublic(MARK + "に支障のおそれ");
        body.use(AcceptImport.class).accept(body.officer(), input);
        body.begin(DocumentKind.STANDARD, MARK + "2.txt", standard.getBytes(StandardCharsets.UTF_8));
        body.begin(POLICY.replace("毎年点検を行う。", MARK + "の点検を行う。"));
        body.use(AnswerForOrgans.class)
                .answer(
                        body.officer(),
                        new AnswerForOrgans.Input(List.of(
                                answer(OrganOfLaw.ASSEMBLY, Adoption.JOINT, MARK),
                                answer(OrganOfLaw.EDUCATION, Adoption.OWN, MARK),
                                answer(OrganOfLaw.EQUITY, Adoption.NONE, MARK))));
    }

    private String index(String statement) {
        return site(statement).getOrDefault("index.html", "");
    }

    private Map<String, String> site() {
        return site(body.use(PublicSite.class).statement(body.officer()));
    }

    /** What a visitor of the website could come to see: each file of the archive, by its name. */
    private Map<String, String> site(String statement) {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(body.use(PublicSite.class).archive(body.officer(), statement)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readAllBytes();
                files.put(
                        entry.getName(),
                        entry.getName().endsWith(".pdf") ? seen(bytes) : new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    /** All that a PDF tells: its text, what it says of itself, and its bookmarks. */
    private static String seen(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var seen = new StringBuilder(new PDFTextStripper().getText(document).replaceAll("\\R", ""));
            var catalog = document.getDocumentCatalog();
            document.getDocumentInformation()
                    .getMetadataKeys()
                    .forEach(
                            key -> seen.append(document.getDocumentInformation().getCustomMetadataValue(key)));
            seen.append(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8));
            for (var entry : catalog.getDocumentOutline().children()) {
                seen.append(entry.getTitle());
                entry.children().forEach(below -> seen.append(below.getTitle()));
            }
            return seen.toString();
        }
    }

    private static List<String> marked(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().contains(MARK) || file.getValue().contains(MARK))
                .map(Map.Entry::getKey)
                .toList();
    }
}
