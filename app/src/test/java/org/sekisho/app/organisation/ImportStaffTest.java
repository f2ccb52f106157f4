package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** Taking people and posts over from a personnel system. */
final class ImportStaffTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);
    private static final String HEADINGS = "職員番号,氏,名,氏フリガナ,名フリガナ,任用の種類,所属コード,職,区分\r\n";
    private static final String TWO =
            HEADINGS + "0001,髙橋,京子,ﾀｶﾊｼ,キョウコ,常勤職員,110,課長,\r\n0002,佐藤,進,サトウ,ススム,,120,課長,本務\r\n";

    private final Town town = new Town();

    @Test
    void a_file_is_read_in_utf_8_with_and_without_a_mark_and_in_windows_31j() {
        for (var bytes : List.of(
                TWO.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + TWO).getBytes(StandardCharsets.UTF_8),
                TWO.getBytes(Charset.forName("windows-31j")))) {
            assertThat(preview(bytes).items())
                    .extracting(ImportStaff.Item::name)
                    .containsExactly("髙橋 京子", "佐藤 進", "髙橋 京子", "佐藤 進");
        }
    }

    @Test
    void nothing_changes_before_the_confirmation_and_everything_with_it() {
        var bytes = TWO.getBytes(StandardCharsets.UTF_8);
        var preview = preview(bytes);
        assertThat(found()).isEmpty();
        take(bytes, preview.fingerprint());
        assertThat(found()).containsExactly("髙橋 京子 タカハシ キョウコ 総務課 課長", "佐藤 進 サトウ ススム 税務課 課長");
        assertThat(preview(bytes).items()).isEmpty();
    }

    @Test
    void a_later_file_renames_transfers_and_leaves_the_others_alone() {
        take(TWO.getBytes(StandardCharsets.UTF_8));
        var later = (HEADINGS + "0001,鈴木,京子,スズキ,キョウコ,,120,課長,\r\n").getBytes(StandardCharsets.UTF_8);
        var day = SPRING.plusYears(1);
        var preview = town.on(
                SPRING, actor -> town.app.use(ImportStaff.class).preview(actor, new ImportStaff.Input(later, day)));
        assertThat(preview.items())
                .containsExactly(
                        new ImportStaff.Item.Renamed("0001", "鈴木 京子", "髙橋 京子"),
                        new ImportStaff.Item.Ended("0001", "鈴木 京子", "総務課", "課長"),
                        new ImportStaff.Item.Ended("0002", "佐藤 進", "税務課", "課長"),
                        new ImportStaff.Item.Assigned("0001", "鈴木 京子", "税務課", "課長", Holding.MAIN));
    }

    @Test
    void every_problem_is_named_with_its_line_and_column_in_both_languages_and_nothing_changes() {
        var bytes = (HEADINGS + "0001,髙橋,京子,たかはし,,常勤職員,110,課長,\r\n0002,,進,,,嘱託,999,課長,補佐\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> preview(bytes)).isInstanceOfSatisfying(Refusal.Invalid.class, refused -> {
            var bundles = new Bundles();
            assertThat(refused.problems())
                    .extracting(problem -> Bundles.words(bundles.in(Bundles.JAPANESE), problem.message()))
                    .anyMatch(words -> words.startsWith("2行目の「氏フリガナ」"))
                    .anyMatch(words -> words.startsWith("3行目の「氏」"))
                    .anyMatch(words -> words.startsWith("3行目の「任用の種類」"))
                    .anyMatch(words -> words.startsWith("3行目の「区分」"));
            assertThat(refused.problems())
                    .extracting(problem -> Bundles.words(bundles.in(Bundles.ENGLISH), problem.message()))
                    .anyMatch(words -> words.startsWith("Line 3, column 区分"));
        });
        assertThat(found()).isEmpty();
    }

    @Test
    void a_section_or_a_post_that_does_not_exist_is_named() {
        var bytes = (HEADINGS + "0001,髙橋,京子,,,,999,課長,\r\n0002,佐藤,進,,,,110,係長,\r\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> preview(bytes))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(
                                        problem -> Bundles.words(new Bundles().in(Bundles.JAPANESE), problem.message()))
                                .containsExactly(
                                        "2行目の「所属コード」：所属コード「999」の所属は、その日にはありません。", "3行目の「職」：総務課に「係長」の職がありません。"));
    }

    @Test
    void a_confirmation_of_something_else_than_was_shown_is_refused() {
        var bytes = TWO.getBytes(StandardCharsets.UTF_8);
        var preview = preview(bytes);
        take(bytes, preview.fingerprint());
        assertThatThrownBy(() -> take(bytes, preview.fingerprint())).isInstanceOf(Refusal.Stale.class);
    }

    private ImportStaff.Preview preview(byte[] bytes) {
        return town.on(
                SPRING, actor -> town.app.use(ImportStaff.class).preview(actor, new ImportStaff.Input(bytes, SPRING)));
    }

    private void take(byte[] bytes) {
        take(bytes, preview(bytes).fingerprint());
    }

    private void take(byte[] bytes, String fingerprint) {
        town.on(
                SPRING,
                actor ->
                        town.app.use(ImportStaff.class).take(actor, new ImportStaff.Input(bytes, SPRING), fingerprint));
    }

    private List<String> found() {
        return town
                .app
                .use(FindPeople.class)
                .find(
                        town.administrator(),
                        new FindPeople.Input(SPRING, "", Optional.empty(), FindPeople.Order.NUMBER, false, 0, 50))
                .people()
                .stream()
                .map(one -> one.name().full() + " " + one.name().kana() + " "
                        + one.place().orElse("") + " " + one.title().orElse(""))
                .toList();
    }
}
