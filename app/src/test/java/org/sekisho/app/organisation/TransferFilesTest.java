package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.organisation.Town.Somebody;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;

/** Files of a list of transfers: what is read of them, and what is said of a wrong one. */
final class TransferFilesTest {

    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 10);
    private static final List<String> HEADINGS = List.of("職員番号", "氏名", "フリガナ", "新所属", "新職", "区分", "発令日");

    private final Town town = new Town();
    private final Somebody sato = town.somebody("佐藤", Town.BEGIN);
    private final Somebody ito = town.somebody("伊藤", Town.BEGIN);
    private final TransferListId list = town.on(
            MARCH,
            actor -> town.app
                    .use(BeginTransferList.class)
                    .begin(actor, new BeginTransferList.Input("令和9年4月1日付け人事異動", APRIL)));

    @Test
    void a_workbook_is_read_below_its_title_with_days_and_numbers_as_excel_keeps_them() {
        var book = Books.of(
                "異動",
                List.of(
                        List.of("令和9年度　定期人事異動"),
                        List.of(),
                        HEADINGS,
                        List.of("N1", "佐藤　一郎", "カナ イチロウ", "総務課", "課長", "昇任", APRIL),
                        List.of(1002, "新人 花子", "シンジン ハナコ", "120", "課長", "採用", "令和9年4月1日")));
        assertThat(take("異動.xlsx", book).rows()).isEqualTo(2);
        assertThat(look().moves())
                .extracting(move -> move.number() + " " + move.name() + " " + move.after())
                .containsExactly(
                        "N1 佐藤 一郎 [Held[place=総務課, title=課長, holding=MAIN]]",
                        "1002 新人 花子 [Held[place=税務課, title=課長, holding=MAIN]]");
    }

    @Test
    void a_csv_file_says_the_same() {
        assertThat(take("異動.csv", csv("N1,佐藤 一郎,,110,課長,異動,R9.4.1")).rows()).isEqualTo(1);
        assertThat(look().moves()).extracting(TransferPreview.Move::name).containsExactly("佐藤 一郎");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-30", "令和9年2月30日", "R9.2.30", "2027/13/1", "4月1日"})
    void a_day_in_no_calendar_is_refused_with_file_sheet_row_and_column_and_what_is_allowed(String day) {
        var book = Books.of("異動", List.of(HEADINGS, List.of("N1", "佐藤 一郎", "カナ イチロウ", "総務課", "課長", "異動", day)));
        assertThat(refused("異動.xlsx", book))
                .containsExactly("ファイル「異動.xlsx」：シート「異動」の2行目、G列「発令日」：「" + day
                        + "」は暦にない日付か、日付として読み取れません。この行の発令日は令和9年4月1日（2027-04-01）です（空欄でもかまいません）。");
        assertThat(refusedInEnglish("異動.xlsx", book))
                .containsExactly("File “異動.xlsx”: Sheet “異動”, row 2, column G (発令日): “" + day
                        + "” is in no calendar or cannot be read as a day. The day of this row is 2027-04-01 (令和9年4月1日);"
                        + " the cell may stay empty.");
        assertThat(look().files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        N1,佐藤 一郎,,観光課,課長,異動, | 2行目の「新所属」：「観光課」という所属は、令和9年4月1日（2027-04-01）にはありません。所属コード又は所属名で書いてください（近いもの：総務課（110）、税務課（120）、総務部（100））。
        N1,佐藤 一郎,,総務課,係長,異動, | 2行目の「新職」：総務課に「係長」の職がありません。置かれている職：課長、主事
        N9,佐藤 一郎,,総務課,課長,異動, | 2行目の「職員番号」：職員番号「N9」の人は、令和9年3月31日（2027-03-31）に在籍していません。新しい人の区分は、採用又は再任にしてください。
        N1,佐藤 一郎,,総務課,課長,採用, | 2行目の「職員番号」：職員番号「N1」の佐藤 一郎さんは、既に在籍しています。在籍している人の区分は、異動、昇任、再任などにしてください。
        N1,伊藤 一郎,,総務課,課長,異動, | 2行目の「氏名」：職員番号「N1」は、佐藤 一郎さんの番号です。氏名が変わったときは、先に職員等の画面で変更してください。
        N1,佐藤 一郎,,総務課,課長,栄転, | 2行目の「区分」：区分「栄転」は使えません。異動、昇任、採用、再任、兼務、代理、免、退職のいずれかにしてください。
        N1,佐藤 一郎,,総務課,課長,異動,2027-05-01 | 2行目の「発令日」：発令日令和9年5月1日（2027-05-01）は、このリストの発令日と違います。令和9年4月1日（2027-04-01）としてください（退職は、在職する最後の日を書きます）。
        N1,佐藤 一郎,,,,退職,2027-04-01 | 2行目の「発令日」：発令日令和9年4月1日（2027-04-01）は、このリストの発令日と違います。令和9年3月31日（2027-03-31）としてください（退職は、在職する最後の日を書きます）。
        N1,佐藤 一郎,,,,異動, | 2行目の「新所属」：入力してください。
        ,佐藤 一郎,,総務課,課長,異動, | 2行目の「職員番号」：入力してください。
        N1,佐藤 一郎,さとう,総務課,課長,異動, | 2行目の「フリガナ」：フリガナは全角カタカナで入力してください（入力：さとう）。
        N1,佐藤 一郎,,総務課,課長,免, | 2行目の「新職」：佐藤 一郎さんは、「総務課 課長」の職にありません。
        """)
    void what_is_wrong_in_a_cell_is_named_with_what_is_allowed(String row, String words) {
        assertThat(refused("異動.csv", csv(row))).contains("ファイル「異動.csv」：" + words);
        assertThat(look().files()).isEmpty();
    }

    @Test
    void a_post_filled_twice_and_a_number_twice_are_named_with_both_rows() {
        assertThat(refused("異動.csv", csv("N1,佐藤 一郎,,総務課,課長,異動,", "N2,伊藤 一郎,,110,課長,昇任,")))
                .containsExactly("ファイル「異動.csv」：3行目の「新職」：「総務課 課長」は定数1名の職です。ファイル「異動.csv」の2行目で、佐藤 一郎さんが就くことになっています。");
        assertThat(refused("異動.csv", csv("N1,佐藤 一郎,,総務課,課長,異動,", "N1,佐藤 一郎,,税務課,課長,異動,")))
                .containsExactly(
                        "ファイル「異動.csv」：3行目の「職員番号」：職員番号「N1」は、2行目にもあります。1人について、本務の異動・採用・退職は1行だけにしてください（兼務・代理・免は、職ごとに1行）。");
        assertThat(refused("異動.csv", csv("N1,佐藤 一郎,,総務課,課長,異動,", "N1,伊藤 一郎,,税務課,課長,兼務,")))
                .containsExactly("ファイル「異動.csv」：3行目の「職員番号」：職員番号「N1」は、2行目では「佐藤 一郎」さんの番号です。");
    }

    @Test
    void more_people_than_a_post_has_seats_are_refused() {
        var three = csv("A1,新 一,,総務課,主事,採用,", "A2,新 二,,総務課,主事,採用,", "A3,新 三,,総務課,主事,採用,");
        assertThat(refused("異動.csv", three)).contains("ファイル「異動.csv」：4行目の「新職」：「主事」の定数（2名）を超えます。先に空席を作るか、定数を改めてください。");
    }

    @Test
    void every_problem_of_a_file_is_named_at_once() {
        assertThat(refused("異動.csv", csv("N1,佐藤 一郎,,観光課,課長,異動,", "N7,誰 か,,総務課,課長,異動,")))
                .hasSize(2);
    }

    @Test
    void a_heading_that_is_missing_is_named_with_its_sheet() {
        assertThat(refused("異動.xlsx", Books.of("案", List.of(List.of("職員番号", "氏名", "新所属", "新職"), List.of("1")))))
                .containsExactly("ファイル「異動.xlsx」：シート「案」に、見出し「区分」の列がありません。");
    }

    @Test
    void what_is_no_workbook_or_unpacks_too_far_is_refused() throws IOException {
        assertThat(refused("異動.xlsx", new byte[] {'P', 'K', 3, 4, 9, 9, 9}))
                .singleElement()
                .asString()
                .contains("Excelブック（.xlsx）として読み取れません");
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(bomb.size()).isLessThan(TableFile.MOST_BYTES);
        assertThat(refused("異動.xlsx", bomb.toByteArray()))
                .containsExactly("ファイル「異動.xlsx」：ファイルを展開すると 32 MB を超えます。異動の一覧だけを別のブックに保存してください。");
        assertThat(refused("異動.csv", new byte[TableFile.MOST_BYTES + 1]))
                .singleElement()
                .asString()
                .contains("1 MB");
    }

    @Test
    void an_entity_that_a_workbook_declares_is_not_expanded() {
        var book = Books.changed(
                Books.of("異動", List.of(HEADINGS, List.of("N1", "佐藤 一郎", "", "XX", "課長", "異動", ""))),
                "sharedstrings.xml",
                text -> text.replace("<sst", "<!DOCTYPE sst [<!ENTITY a \"総務課\">]><sst")
                        .replace("XX", "&a;"));
        assertThatThrownBy(() -> take("異動.xlsx", book)).isInstanceOf(Refusal.Invalid.class);
        assertThat(look().files()).isEmpty();
    }

    @Test
    void a_second_file_takes_the_place_of_the_first_and_the_difference_is_shown() {
        take("案1.csv", csv("N1,佐藤 一郎,,総務課,課長,異動,", "N2,伊藤 一郎,,税務課,課長,異動,"));
        var taken = take("案2.csv", csv("N1,佐藤 一郎,,税務課,課長,異動,", "A1,新 一,,総務課,主事,採用,"));
        assertThat(taken.earlier()).contains("案1.csv");
        assertThat(taken.differences())
                .containsExactly(
                        new TakeTransferFile.Difference.Changed("N1", "佐藤 一郎", "異動 総務課 課長", "異動 税務課 課長"),
                        new TakeTransferFile.Difference.Added("A1", "新 一", "採用 総務課 主事"),
                        new TakeTransferFile.Difference.Removed("N2", "伊藤 一郎", "異動 税務課 課長"));
        assertThat(look().files()).extracting(TransferPreview.File::name).containsExactly("案2.csv");
    }

    @Test
    void a_refused_file_leaves_the_earlier_one() {
        take("案1.csv", csv("N1,佐藤 一郎,,総務課,課長,異動,"));
        assertThatThrownBy(() -> take("案2.csv", csv("N9,誰 か,,総務課,課長,異動,"))).isInstanceOf(Refusal.Invalid.class);
        assertThat(look().files()).extracting(TransferPreview.File::name).containsExactly("案1.csv");
        assertThat(look().moves()).extracting(TransferPreview.Move::person).containsExactly(Optional.of(sato.id()));
        assertThat(ito.id()).isNotNull();
    }

    private static byte[] csv(String... rows) {
        return (String.join(",", HEADINGS) + "\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private TakeTransferFile.Taken take(String name, byte[] file) {
        return town.on(
                MARCH,
                actor -> town.app
                        .use(TakeTransferFile.class)
                        .take(actor, new TakeTransferFile.Input(list, Optional.empty(), name, file)));
    }

    private TransferPreview look() {
        return town.on(MARCH, actor -> town.app.use(LookAtTransfers.class).look(actor, list));
    }

    private List<String> refused(String name, byte[] file) {
        return refused(name, file, Bundles.JAPANESE);
    }

    private List<String> refusedInEnglish(String name, byte[] file) {
        return refused(name, file, Bundles.ENGLISH);
    }

    private List<String> refused(String name, byte[] file, Locale language) {
        var texts = new Bundles().in(language);
        return catchThrowableOfType(Refusal.Invalid.class, () -> take(name, file)).problems().stream()
                .map(problem -> Bundles.words(texts, problem.message()))
                .toList();
    }
}
