package org.sekisho.app.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.ledgers.web.AssetTargets;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;

/** An office's own table becomes lines of the ledger, all or nothing, and says of each row what is wrong and where. */
final class ImportLinesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    private static final String TABLE = """
            情報資産台帳,,,,,,,
            ,,管理部署,,重要性,,個人情報,
            No,資産名称,課名,保存先,機密性,導入日,件数,鍵の番号
            1,サーバ室,総務課,,３Ｃ,R2.4.1,,K-1
            2,文書サーバ,総務課,サーバ室,機密性３Ｂ（住民情報）,令和3年10月1日,"約1,200人",K-2
            3,課税台帳データ,税務課,文書サーバ,3B,2021/4/1,○○○,
            4,公印台帳,庶務課,,2,,,
            合計,4件,,,,,,
            """;

    private final SmallOffice office = new SmallOffice("取込町");
    private final SmallOffice.Member mori = office.join("森");
    private SectionId general;
    private SectionId tax;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(office.join("原"), "税務課", BEGIN);
    }

    @Test
    void the_columns_are_proposed_and_each_problem_names_its_row_and_column() {
        var preview = preview(officer(), take("台帳.csv", TABLE.getBytes(StandardCharsets.UTF_8)), kindsFixed());
        assertThat(preview.mapping().columns().keySet())
                .contains("name", "code", "section", "heldIn", "confidentiality", "beganOn", "persons");
        assertThat(preview.leftOut()).isEqualTo(1);
        assertThat(preview.added()).isEqualTo(2);
        assertThat(preview.wrongRows()).isEqualTo(2);
        assertThat(preview.problems())
                .extracting(
                        ImportLines.RowProblem::row,
                        ImportLines.RowProblem::letters,
                        one -> one.message().key())
                .containsExactly(
                        tuple(6, "G", "ledgers.cell.not-a-whole-number"), tuple(7, "C", "ledgers.cell.no-such-place"));
    }

    @Test
    void a_table_with_a_wrong_row_is_not_taken_unless_only_the_good_rows_are_asked_for() {
        var file = take("台帳.csv", TABLE.getBytes(Charset.forName("windows-31j")));
        assertThatThrownBy(() -> apply(officer(), file, kindsFixed(), false)).isInstanceOf(Refusal.Invalid.class);
        assertThat(lines()).isEmpty();
        var done = apply(officer(), file, kindsFixed(), true);
        assertThat(done.added()).isEqualTo(2);
        assertThat(done.wrongRows()).isEqualTo(2);
        assertThat(lines().keySet()).containsExactlyInAnyOrder("サーバ室", "文書サーバ");
        var server = the("文書サーバ");
        assertThat(server.words("confidentiality")).isEqualTo("3B");
        assertThat(server.words("confidentialityReason")).contains("台帳.csv");
        assertThat(server.whole("persons")).contains(1200L);
        assertThat(server.yesNo("personal")).contains(true);
        assertThat(server.day("beganOn")).contains(LocalDate.of(2021, 10, 1));
        assertThat(server.named("section")).contains(general.value());
        assertThat(server.named("heldIn")).contains(id("サーバ室"));
    }

    @Test
    void the_same_table_again_changes_nothing_and_a_changed_one_changes_what_it_says_alone() {
        var good = "番号,名称,種類,所管課,備考\nA-1,住民記録,情報システム,総務課,窓口\nA-2,公印,情報,総務課,\n";
        apply(officer(), take("一.csv", good.getBytes(StandardCharsets.UTF_8)), ImportLines.Reading.proposed(), false);
        var again = preview(
                officer(), take("二.csv", good.getBytes(StandardCharsets.UTF_8)), ImportLines.Reading.proposed());
        assertThat(again.same()).isEqualTo(2);
        assertThat(again.remembered()).isTrue();
        var place = at(
                MAY,
                () -> keep().change(
                                officer(),
                                "asset",
                                new LineId(id("公印")),
                                the("公印").with("place", "金庫")));
        assertThat(place).isNotNull();
        var done = apply(
                officer(),
                take("三.csv", good.replace("公印", "職印").getBytes(StandardCharsets.UTF_8)),
                ImportLines.Reading.proposed(),
                false);
        assertThat(done).isEqualTo(new ImportLines.Done(0, 1, 1, 0, 0));
        assertThat(the("職印").words("place")).isEqualTo("金庫");
    }

    @Test
    void a_row_that_is_held_in_a_wrong_row_is_not_taken_without_it() {
        var table = "名称,種類,所管課,保存先\n文書サーバ,情報システム,どこか課,\n文書,情報,総務課,文書サーバ\n写し,情報,総務課,文書\n";
        var preview = preview(
                officer(), take("鎖.csv", table.getBytes(StandardCharsets.UTF_8)), ImportLines.Reading.proposed());
        assertThat(preview.added()).isZero();
        assertThat(preview.wrongRows()).isEqualTo(3);
    }

    @Test
    void two_rows_of_one_number_are_a_problem_and_so_is_a_circle_within_the_file() {
        var twice = "番号,名称,種類,所管課\nA-1,一,情報,総務課\nA-1,二,情報,総務課\n";
        assertThat(preview(
                                officer(),
                                take("二.csv", twice.getBytes(StandardCharsets.UTF_8)),
                                ImportLines.Reading.proposed())
                        .problems())
                .extracting(one -> one.message().key())
                .containsOnly("ledgers.refusal.there-already");
        var circle = "名称,種類,所管課,保存先\n甲,情報システム,総務課,乙\n乙,情報システム,総務課,甲\n";
        assertThat(preview(
                                officer(),
                                take("環.csv", circle.getBytes(StandardCharsets.UTF_8)),
                                ImportLines.Reading.proposed())
                        .problems())
                .extracting(one -> one.message().key())
                .containsOnly("assets.refusal.circle");
    }

    @Test
    void the_head_of_a_section_imports_the_lines_of_that_section_alone() {
        var table = "番号,名称,種類,所管課\nA-1,公印,情報,総務課\nA-2,課税台帳,情報,税務課\n";
        var head = office.acting(mori, MAY);
        var file = at(
                MAY,
                () -> office.app()
                        .use(ImportLines.class)
                        .take(head, "asset", "課.csv", table.getBytes(StandardCharsets.UTF_8)));
        var preview = preview(head, file, ImportLines.Reading.proposed());
        assertThat(preview.added()).isEqualTo(1);
        assertThat(preview.problems())
                .extracting(one -> one.message().key())
                .containsExactly("ledgers.refusal.not-your-section");
        assertThat(tax).isNotNull();
    }

    @Test
    void what_is_no_table_is_refused_with_a_reason() {
        assertThatThrownBy(() -> take("写真.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> take("空.csv", new byte[0])).isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void what_was_imported_and_not_changed_is_exported_byte_for_byte_as_it_came(String encoding) {
        var table = TABLE.replace("○○○", "３５０").replace("庶務課", "総務課").getBytes(Charset.forName(encoding));
        at(
                MAY.minusDays(1),
                () -> keep().add(
                                officer(),
                                "asset",
                                Values.none()
                                        .with("name", "前からある台帳")
                                        .with("kind", "INFORMATION")
                                        .with("section", new Value.Named(general.value()))));
        apply(officer(), take("台帳.csv", table), kindsFixed(), false);
        assertThat(exported()).isEqualTo(table);
    }

    @Test
    void the_layout_of_a_file_is_written_again_with_what_changed_alone() {
        var table = TABLE.replace("○○○", "３５０").replace("庶務課", "総務課");
        apply(officer(), take("台帳.csv", table.getBytes(StandardCharsets.UTF_8)), kindsFixed(), false);
        var room = new LineId(id("サーバ室"));
        at(
                MAY,
                () -> keep().change(
                                officer(),
                                "asset",
                                room,
                                the("サーバ室")
                                        .with("confidentiality", "2")
                                        .with("beganOn", new Value.Day(LocalDate.of(2021, 4, 1)))));
        at(MAY, () -> keep().end(officer(), "asset", new LineId(id("公印台帳")), "廃止した"));
        at(
                MAY.plusDays(1),
                () -> keep().add(
                                officer(),
                                "asset",
                                Values.none()
                                        .with("name", "新しい台帳")
                                        .with("kind", "INFORMATION")
                                        .with("section", new Value.Named(tax.value()))));
        var text = new String(exported(), StandardCharsets.UTF_8);
        assertThat(text.lines())
                .startsWith("情報資産台帳,,,,,,,", ",,管理部署,,重要性,,個人情報,", "No,資産名称,課名,保存先,機密性,導入日,件数,鍵の番号")
                .contains("2,文書サーバ,総務課,サーバ室,機密性３Ｂ（住民情報）,令和3年10月1日,\"約1,200人\",K-2")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("1,サーバ室,総務課,,")
                        .contains("R3.4.1")
                        .endsWith(",K-1"))
                .anySatisfy(line -> assertThat(line).contains("新しい台帳").contains("税務課"))
                .noneSatisfy(line -> assertThat(line).contains("公印台帳"));
    }

    private KeepLines keep() {
        return office.app().use(KeepLines.class);
    }

    private byte[] exported() {
        var imported = at(MAY, () -> office.app().use(ImportLines.class).earlier(officer(), "asset"))
                .getFirst()
                .id();
        return at(
                        MAY.plusDays(1),
                        () -> office.app()
                                .use(ExportLines.class)
                                .sameLayout(officer(), "asset", imported, AssetTargets.of(office.app(), officer())))
                .bytes();
    }

    private static ImportLines.Reading kindsFixed() {
        return new ImportLines.Reading(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Values.none().with("kind", "INFORMATION"));
    }

    private Actor officer() {
        return office.officer();
    }

    private UUID take(String name, byte[] bytes) {
        return at(MAY, () -> office.app().use(ImportLines.class).take(officer(), "asset", name, bytes));
    }

    private ImportLines.Preview preview(Actor actor, UUID file, ImportLines.Reading reading) {
        return at(
                MAY,
                () -> office.app()
                        .use(ImportLines.class)
                        .preview(actor, "asset", file, reading, AssetTargets.of(office.app(), officer())));
    }

    private ImportLines.Done apply(Actor actor, UUID file, ImportLines.Reading reading, boolean onlyGood) {
        return at(
                MAY,
                () -> office.app()
                        .use(ImportLines.class)
                        .apply(actor, "asset", file, reading, AssetTargets.of(office.app(), officer()), onlyGood));
    }

    private List<LedgerLine> all() {
        return at(
                        MAY,
                        () -> office.app()
                                .use(FindLines.class)
                                .find(
                                        officer(),
                                        new FindLines.Input(
                                                "asset", AsOf.known(MAY), "", Map.of(), "name", false, 0, 50)))
                .lines();
    }

    private Map<String, Values> lines() {
        return all().stream().collect(Collectors.toMap(line -> line.values().words("name"), LedgerLine::values));
    }

    private Values the(String name) {
        return Objects.requireNonNull(lines().get(name), name);
    }

    private UUID id(String name) {
        return all().stream()
                .filter(line -> line.values().words("name").equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }
}
