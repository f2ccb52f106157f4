package org.sekisho.app.schemes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.schemes.AdoptScheme;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.classification.DataUnreadable;
import org.sekisho.classification.Schemes;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** The pages of the scheme and of the move, as a browser gets them. */
final class SchemePagesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

    private final SmallOffice office = new SmallOffice("体系町");
    private final SmallOffice.Member mori = office.join("森");
    private SectionId general;
    private Browser browser;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        browser = SigningIn.byPassword(office.app(), office.slug(), mori.login(), SmallOffice.PASSWORD);
    }

    @Test
    void a_file_that_is_no_scheme_is_answered_with_its_place_beside_the_field() throws Exception {
        var request = new MockHttpServletRequest("POST", SchemePages.ADDRESS + "/change");
        var response = new MockHttpServletResponse();
        office.app()
                .use(SchemePages.class)
                .adopt(
                        office.officer(),
                        office.app().use(Shells.class).of(request),
                        request,
                        "own",
                        Optional.of(new MockMultipartFile(
                                "file",
                                "bunrui.json",
                                "application/json",
                                "{\n \"id\": \"town\",\n \"axes\": 3}".getBytes(StandardCharsets.UTF_8))),
                        "令和6年6月3日",
                        "改正")
                .render(Map.of(), request, response);
        var page = Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(page.select("#field-file-error").text()).contains("bunrui.json", "行目", "項目「");
        assertThat(page.select("textarea[name=reason]").text()).isEqualTo("改正");
    }

    @Test
    void the_page_says_which_scheme_is_in_force_with_its_levels_and_where_they_come_from() throws Exception {
        adopt(MAY, Schemes.MIC_BEFORE_2024, MAY);
        var page = page(SchemePages.ADDRESS);
        assertThat(page.text()).contains("機密性による分類（令和6年10月より前）", "機密性3", "対策基準の改正", "規則では自治体機密性3Bとして扱います");
        assertThat(page.select("a[href=/ledgers/asset/scheme/change]")).isEmpty();
        assertThat(page(SchemePages.ADDRESS + "?day=2024-04-15").text()).contains("自治体機密性3A");
    }

    @Test
    void an_old_3_is_decided_on_a_page_of_its_own_that_says_what_speaks_for_which() throws Exception {
        adopt(MAY, Schemes.MIC_BEFORE_2024, MAY);
        var register = asset("住民記録");
        adopt(JUNE, Schemes.MIC_2024, JUNE);
        assertThat(page("/ledgers/asset").text()).contains("機密性3（以前の分類、未決定）");
        assertThat(page("/").select("a[href$=asset/move]").text()).contains("1件");
        assertThat(page("/ledgers/asset/lines/" + register).select("#move").text())
                .contains("複数の段階に分かれます");
        assertThat(page("/ledgers/asset/lines/" + register + "/change")
                        .select("select[name=confidentiality] option[selected]")
                        .text())
                .contains("機密性3");
        var list = page(MovePages.ADDRESS);
        assertThat(list.select("#progress td").eachText()).containsExactly("1", "1");
        var address = list.select("#open a").attr("href");
        var asked = page(address);
        assertThat(asked.select("input[type=radio]").eachAttr("value")).containsExactly("3A", "3B", "3C");
        assertThat(asked.text())
                .contains("住民の個人情報を含んでいます。", "総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」", "台帳の記載からは、この段階が考えられます。");
        assertThat(asked.select("input[type=radio][checked]")).isEmpty();
        var refused = browser.post(address, Map.of("level-confidentiality", "3B"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var decided =
                browser.post(address, Map.of("level-confidentiality", "3B", "reason-confidentiality", "住民の個人情報を含むため"));
        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(page(MovePages.ADDRESS).text()).contains("決めるべき分類はありません");
        assertThat(page("/ledgers/asset/lines/" + register).text()).contains("自治体機密性3B", "住民の個人情報を含むため");
    }

    private void adopt(LocalDate day, String scheme, LocalDate from) throws DataUnreadable {
        var input = new AdoptScheme.Input(scheme, Optional.empty(), from, "対策基準の改正");
        var refused = at(day, () -> {
            try {
                office.app().use(AdoptScheme.class).adopt(office.officer(), input);
                return Optional.<DataUnreadable>empty();
            } catch (DataUnreadable unreadable) {
                return Optional.of(unreadable);
            }
        });
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    private LineId asset(String name) {
        return at(
                MAY,
                () -> office.app()
                        .use(KeepLines.class)
                        .add(
                                office.officer(),
                                "asset",
                                new Values(Map.of(
                                        "name", new Value.Words(name),
                                        "kind", new Value.Words("INFORMATION"),
                                        "section", new Value.Named(general.value()),
                                        "confidentiality", new Value.Words("3"),
                                        "confidentialityReason", new Value.Words("住民の情報"),
                                        "personal", new Value.YesNo(true),
                                        "whose", new Value.Words("RESIDENTS"),
                                        "persons", new Value.Whole(900)))));
    }

    private Document page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
