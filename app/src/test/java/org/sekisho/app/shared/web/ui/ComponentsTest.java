package org.sekisho.app.shared.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.shared.web.Bundles;

/** What holds for every component, seen on the page that shows them all. */
final class ComponentsTest {

    private static final Bundles BUNDLES = new Bundles();

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void nothing_is_styled_or_scripted_inside_the_page(String language) {
        var page = gallery(language);
        assertThat(page.select("style, script:not([src]), [style]")).isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("script, link[rel=stylesheet]"))
                .extracting(element -> element.attr("src") + element.attr("href"))
                .hasSize(3)
                .allSatisfy(address -> assertThat(address).startsWith("/assets/"));
    }

    @Test
    void an_id_is_given_once_and_every_reference_finds_its_element() {
        var page = gallery("ja");
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (String attribute :
                List.of("for", "aria-describedby", "aria-labelledby", "data-term", "data-dialog", "data-files")) {
            for (Element element : page.select("[" + attribute + "]")) {
                assertThat(ids)
                        .as("%s of %s", attribute, element)
                        .contains(element.attr(attribute).split(" "));
            }
        }
    }

    @Test
    void every_control_has_a_label_and_a_wrong_one_says_so_beside_itself_and_in_the_summary() {
        var page = gallery("ja");
        for (Element control : page.select("main :is(input:not([type=hidden]), select, textarea)")) {
            assertThat(page.select("label[for=" + control.id() + "]"))
                    .as("%s", control)
                    .isNotEmpty();
        }
        for (Element wrong : page.select(":is(input, select, textarea)[aria-invalid]")) {
            var error = page.expectFirst("#" + wrong.attr("aria-describedby").split(" ")[0]);
            assertThat(page.select(".errors a[href=#" + wrong.id() + "]").text())
                    .isNotEmpty()
                    .isSubstringOf(error.text());
        }
        assertThat(page.select(".errors li")).hasSize(2);
    }

    @Test
    void a_title_that_holds_markup_is_shown_as_text() {
        var page = render(Page.titled(shell("ja"), "<script>alert('方針')</script>"));
        assertThat(page.select("h1").text()).isEqualTo("<script>alert('方針')</script>");
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    @Test
    void a_form_that_changes_something_carries_the_token() {
        for (Element form : gallery("ja").select("form[method=post]")) {
            assertThat(form.select("input[name=_csrf]").eachAttr("value"))
                    .as("%s", form)
                    .containsExactly("token");
        }
    }

    @Test
    void the_browser_title_says_first_that_the_input_was_refused() {
        assertThat(render(Page.titled(shell("ja"), "取込み").refusing()).title()).isEqualTo("エラー：取込み | 関所");
        assertThat(render(Page.titled(shell("en"), "Import").refusing()).title())
                .isEqualTo("Error: Import | Sekisho");
    }

    private static Document gallery(String language) {
        return render(Page.titled(shell(language), "部品の見本").under(new Crumb("ホーム", "/")));
    }

    private static Document render(Page page) {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, ComponentsTest.class.getClassLoader(), "org.sekisho.jte");
        var output = new StringOutput();
        engine.render("components/gallery.jte", page, output);
        return Jsoup.parse(output.toString());
    }

    private static Shell shell(String language) {
        var texts = BUNDLES.in(language.equals("en") ? Bundles.ENGLISH : Bundles.JAPANESE);
        return new Shell(
                texts,
                AssetManifest.bundled(ComponentsTest.class.getClassLoader()),
                new Csrf("_csrf", "token"),
                "花巻市",
                Optional.of(new Visitor("髙橋 京子", "統括情報セキュリティ責任者", List.of())),
                List.of(new NavGroup("日々の業務", List.of(new NavItem("ホーム", "/", Icon.HOME, NavItem.Place.HERE)))),
                List.of(
                        new Language("ja", "日本語", "/language/ja", language.equals("ja")),
                        new Language("en", "English", "/language/en", language.equals("en"))),
                "/sign-out",
                Optional.of("/record"),
                Optional.of("デモ版です。"));
    }
}
