package org.sekisho.app.labels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.util.Map;
import java.util.UUID;
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

/** Labels for print, as a browser gets them. */
final class LabelPagesTest {

    private final SmallOffice office = new SmallOffice("表示町");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private SectionId tax;
    private Browser browser;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(hara, "税務課", BEGIN);
        browser = SigningIn.byPassword(office.app(), office.slug(), mori.login(), SmallOffice.PASSWORD);
    }

    @Test
    void a_label_bears_the_marks_the_limits_the_name_the_number_the_section_and_a_code() {
        var asset = asset("住民記録", "A-7", general);
        var label = page("/ledgers/asset/labels/sheet?asset=" + asset).select(".labels .label");
        assertThat(label).hasSize(1);
        assertThat(label.text())
                .contains("【自治体機密性3B】", "住民記録", "A-7", "総務課", "支給以外の端末での作業禁止")
                .doesNotContain("分類未決定");
        assertThat(label.select("svg.label__qr path")).hasSize(1);
    }

    @Test
    void a_begun_sheet_is_used_up_and_what_is_too_much_for_one_goes_to_the_next() {
        var query = new StringBuilder("first=24");
        for (int i = 0; i < 3; i++) {
            query.append("&asset=").append(asset("端末" + i, "", general));
        }
        var sheets = page("/ledgers/asset/labels/sheet?" + query).select(".labels");
        assertThat(sheets).hasSize(2);
        assertThat(sheets.get(0).select(".label--used")).hasSize(23);
        assertThat(sheets.get(0).select("section.label")).hasSize(1);
        assertThat(sheets.get(1).select("section.label")).hasSize(2);
        assertThat(page("/ledgers/asset/labels/sheet?as=head&" + query).select(".label--head"))
                .hasSize(3);
    }

    @Test
    void what_one_may_not_read_has_no_label_and_nothing_chosen_leads_back() {
        var others = asset("課税台帳", "", tax);
        assertThat(browser.get("/ledgers/asset/labels/sheet?asset=" + others).statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/ledgers/asset/labels/sheet?asset=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/ledgers/asset/labels/sheet").statusCode()).isEqualTo(303);
        assertThat(page("/ledgers/asset/labels").text()).doesNotContain("課税台帳");
    }

    private LineId asset(String name, String code, SectionId section) {
        return at(
                BEGIN.plusDays(9),
                () -> office.app()
                        .use(KeepLines.class)
                        .add(
                                office.officer(),
                                "asset",
                                new Values(Map.of(
                                        "name", new Value.Words(name),
                                        "code", new Value.Words(code),
                                        "kind", new Value.Words("INFORMATION"),
                                        "section", new Value.Named(section.value()),
                                        "confidentiality", new Value.Words("3B"),
                                        "confidentialityReason", new Value.Words("住民の情報")))));
    }

    private Document page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
