package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** Taking organs and sections over from a list. */
final class ImportSectionsTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);
    private static final String HEADINGS = "実施機関,所属コード,所属名,上位の所属コード\r\n";

    private final Town town = new Town();

    @Test
    void sections_may_stand_in_any_order_and_below_one_another_and_new_organs_come_with_them() {
        var file = HEADINGS + "町長,210,こども係,200\r\n町長,200,福祉部,\r\n教育委員会,900,教育課,\r\n町長,130,出納室,100\r\n";
        assertThat(preview(file).items())
                .containsExactly(
                        new ImportSections.Item.OrganEstablished("教育委員会"),
                        new ImportSections.Item.Established("210", "こども係", "福祉部"),
                        new ImportSections.Item.Established("200", "福祉部", "町長"),
                        new ImportSections.Item.Established("900", "教育課", "教育委員会"),
                        new ImportSections.Item.Established("130", "出納室", "総務部"));
        assertThat(chart(SPRING)).doesNotContain("町長 > 福祉部");
        take(file);
        assertThat(chart(SPRING))
                .containsExactly(
                        "町長 > 総務部", "総務部 > 総務課", "総務部 > 税務課", "総務部 > 出納室", "町長 > 福祉部", "福祉部 > こども係", "教育委員会 > 教育課");
        assertThat(chart(SPRING.minusDays(1))).hasSize(3);
        assertThat(preview(file).items()).isEmpty();
    }

    @Test
    void a_section_that_is_there_has_another_name_or_place_from_the_day_on() {
        var file = HEADINGS + "町長,110,総務企画課,\r\n町長,120,税務課,300\r\n町長,300,財務部,\r\n";
        assertThat(preview(file).items())
                .containsExactly(
                        new ImportSections.Item.Established("300", "財務部", "町長"),
                        new ImportSections.Item.Renamed("110", "総務企画課", "総務課"),
                        new ImportSections.Item.Moved("110", "総務企画課", "町長"),
                        new ImportSections.Item.Moved("120", "税務課", "財務部"));
        take(file);
        assertThat(chart(SPRING)).containsExactly("町長 > 総務部", "町長 > 総務企画課", "町長 > 財務部", "財務部 > 税務課");
        assertThat(chart(SPRING.minusDays(1))).containsExactly("町長 > 総務部", "総務部 > 総務課", "総務部 > 税務課");
    }

    @Test
    void every_problem_is_named_with_its_line_and_column_and_nothing_changes() {
        var file = HEADINGS + "町長,140,,100\r\n町長,150,監理課,777\r\n,160,管財課,100\r\n町長,170,甲課,180\r\n町長,180,乙課,170\r\n"
                + "町長,190,丙課,\r\n町長,190,丁課,\r\n議会,110,総務課,100\r\n町長,100,総務部,120\r\n";
        assertThat(words(file))
                .contains(
                        "2行目の「所属名」：入力してください。",
                        "3行目の「上位の所属コード」：所属コード「777」の所属は、その日にはありません。",
                        "4行目の「実施機関」：入力してください。",
                        "8行目の「所属コード」：所属コード「190」が二度使われています。",
                        "9行目の「実施機関」：所属コード「110」は、「町長」の所属です。取込みでは実施機関を変えられません。")
                .anyMatch(words -> words.startsWith("5行目の「上位の所属コード」"))
                .anyMatch(words -> words.startsWith("10行目の「上位の所属コード」"));
        assertThatThrownBy(() -> take(file.getBytes(StandardCharsets.UTF_8), "of no preview"))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(chart(SPRING)).hasSize(3);
    }

    @Test
    void a_file_without_a_column_or_a_row_or_in_no_known_encoding_is_refused() {
        assertThat(words("実施機関,所属コード\r\n町長,1\r\n")).containsExactly("見出し「所属名」の列がありません。1行目に見出しを置いてください。");
        assertThat(words(HEADINGS)).containsExactly("データの行がありません。");
        assertThatThrownBy(() -> preview(new byte[] {(byte) 0x81, (byte) 0xff, 0}))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void a_confirmation_of_something_else_than_was_shown_is_refused() {
        var bytes = (HEADINGS + "町長,130,出納室,100\r\n").getBytes(StandardCharsets.UTF_8);
        var preview = preview(bytes);
        take(bytes, preview.fingerprint());
        assertThatThrownBy(() -> take(bytes, preview.fingerprint())).isInstanceOf(Refusal.Stale.class);
    }

    private ImportSections.Preview preview(String file) {
        return preview(file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportSections.Preview preview(byte[] bytes) {
        return town.on(
                SPRING,
                actor -> town.app.use(ImportSections.class).preview(actor, new ImportSections.Input(bytes, SPRING)));
    }

    private void take(String file) {
        var bytes = file.getBytes(StandardCharsets.UTF_8);
        take(bytes, preview(bytes).fingerprint());
    }

    private void take(byte[] bytes, String fingerprint) {
        town.on(
                SPRING,
                actor -> town.app
                        .use(ImportSections.class)
                        .take(actor, new ImportSections.Input(bytes, SPRING), fingerprint));
    }

    private List<String> words(String file) {
        try {
            preview(file);
            return List.of();
        } catch (Refusal.Invalid refused) {
            return refused.problems().stream()
                    .map(problem -> Bundles.words(new Bundles().in(Bundles.JAPANESE), problem.message()))
                    .toList();
        }
    }

    /** Every section with what stands directly above it. */
    private List<String> chart(LocalDate day) {
        var lines = new ArrayList<String>();
        for (var organ : town.app
                .use(Roster.class)
                .chart(town.administrator(), AsOf.known(day))
                .organs()) {
            organ.sections().forEach(section -> below(organ.name(), section, lines));
        }
        return lines;
    }

    private static void below(String above, Chart.Section section, List<String> lines) {
        lines.add(above + " > " + section.name());
        section.sections().forEach(one -> below(section.name(), one, lines));
    }
}
