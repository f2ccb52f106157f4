package org.sekisho.app.classes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.SmallOffice.BEGIN;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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

/** What the head of a section sees of the classes of assets, and does with them, in the browser. */
final class ClassPagesTest {

    private final SmallOffice office = new SmallOffice("頁町");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private LineId server;
    private LineId data;
    private Browser browser;

    @BeforeEach
    void assets() {
        general = office.heads(mori, "総務課", BEGIN);
        var tax = office.heads(hara, "税務課", BEGIN);
        server = add(asset("共用サーバ", "SYSTEM", general));
        data = add(asset("住民名簿", "INFORMATION", general)
                .with("heldIn", new Value.Named(server.value()))
                .with("confidentiality", "3B")
                .with("confidentialityReason", "住民の個人情報"));
        add(asset("課税台帳データ", "INFORMATION", tax)
                .with("heldIn", new Value.Named(server.value()))
                .with("integrity", "2")
                .with("integrityReason", "課税の基礎"));
        browser = SigningIn.byPassword(office.app(), office.slug(), mori.login(), SmallOffice.PASSWORD);
    }

    @Test
    void the_page_of_an_asset_says_its_class_and_where_it_comes_from_in_one_sentence() {
        var page = page("/ledgers/asset/lines/" + server);
        var panel = Objects.requireNonNull(page.getElementById("class"));
        assertThat(panel.text()).contains("実効の分類").contains("保有する「住民名簿」（自治体機密性3B）による");
        assertThat(panel.select("a[href=/ledgers/asset/lines/" + data + "]")).isNotEmpty();
        assertThat(panel.text()).contains("保有する閲覧できない資産（完全性2）による").doesNotContain("課税台帳データ");
    }

    @Test
    void the_list_marks_an_asset_whose_class_is_higher_than_the_ledger_says() {
        var rows = page("/ledgers/asset").select("#lines tbody tr");
        assertThat(rows.stream().filter(row -> row.text().contains("共用サーバ")))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("実効：機密性3B・完全性2"));
        assertThat(rows.stream().filter(row -> row.text().contains("住民名簿")))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).doesNotContain("実効"));
    }

    @Test
    void somebody_sets_a_class_with_a_reason_reads_who_did_and_ends_it() {
        var address = "/ledgers/asset/lines/" + server + "/level/confidentiality";
        browser.get(address);
        var refused = browser.post(address, Map.of("level", "2", "reason", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("input[name=level][value=2][checked]"))
                .isNotEmpty();
        browser.post(address, Map.of("level", "2", "reason", "暗号化しているため"));
        assertThat(text("/ledgers/asset/lines/" + server))
                .contains("森 一郎が")
                .contains("理由：暗号化しているため")
                .contains("設定がなければ自治体機密性3B");
        browser.get(address);
        assertThat(browser.post(address + "/end", Map.of("ending", "")).statusCode())
                .isEqualTo(422);
        browser.post(address + "/end", Map.of("ending", "鍵を同じ場所に置いたため"));
        assertThat(text("/ledgers/asset/lines/" + server)).contains("保有する「住民名簿」（自治体機密性3B）による");
    }

    @Test
    void the_connections_are_a_picture_and_the_same_in_words_and_take_a_dependency_by_its_name() {
        add(asset("庁内LAN", "NETWORK", general));
        var address = "/ledgers/asset/lines/" + server + "/connections";
        browser.get(address);
        assertThat(browser.post(address, Map.of("needed", "どこにもない")).statusCode())
                .isEqualTo(422);
        browser.post(address, Map.of("needed", "庁内LAN"));
        var page = page(address);
        assertThat(page.select("svg.connections text").eachText()).contains("共用サーバ", "庁内LAN", "閲覧できない資産");
        assertThat(page.select(".connections__lists").text())
                .contains("庁内LAN")
                .contains("「共用サーバ」の依存先")
                .contains("「共用サーバ」に収容")
                .doesNotContain("課税台帳データ");
        browser.post(
                Objects.requireNonNull(page.select("#needs form[action$=/end]").first())
                        .attr("action"),
                Map.of());
        assertThat(text(address)).doesNotContain("庁内LAN の依存先").contains("依存先から外しました");
    }

    @Test
    void the_map_is_a_table_whose_numbers_lead_to_the_assets_that_they_count() {
        var page = page("/ledgers/asset/map");
        var row = page.select("#map tbody tr").stream()
                .filter(one -> one.text().startsWith("総務課"))
                .findFirst()
                .orElseThrow();
        assertThat(row.text()).isEqualTo("総務課 0 2 0 0 0 0 2");
        assertThat(page.select("#map").text()).doesNotContain("税務課");
        var list = text(row.select("a").attr("href"));
        assertThat(list).contains("総務課：自治体機密性3B").contains("共用サーバ").contains("住民名簿");
        assertThat(text("/ledgers/asset/map?axis=integrity")).contains("総務課 1 0 1 2");
    }

    private Document page(String address) {
        var answer = browser.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private String text(String address) {
        return page(address).text();
    }

    private static Values asset(String name, String kind, SectionId section) {
        return new Values(Map.of(
                "name", new Value.Words(name),
                "kind", new Value.Words(kind),
                "section", new Value.Named(section.value())));
    }

    private LineId add(Values values) {
        return SmallOffice.at(
                LocalDate.of(2024, 5, 1),
                () -> office.app().use(KeepLines.class).add(office.officer(), "asset", values));
    }
}
