package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.Wareki;

/** What holds for any day, number, period and text, tried with many from a seeded generator. */
class WrittenAsReadTest {

    private static final int TIMES = 3_000;

    private final Random random = new Random(20260401);

    @Test
    void everyDayIsReadInEveryForm() {
        var first = Wareki.FIRST.toEpochDay();
        for (int i = 0; i < TIMES; i++) {
            var day = LocalDate.ofEpochDay(
                    random.nextLong(first, LocalDate.of(2199, 12, 31).toEpochDay()));
            for (var example : List.of(
                    "令和8年4月1日",
                    "R8.4.1",
                    "r8/4/1",
                    "令8.4.1",
                    "令和０８年０４月０１日",
                    "2026/4/1",
                    "2026-04-01",
                    "２０２６年４月１日",
                    "20260401",
                    "H31-04-30",
                    "令和元年5月1日")) {
                if (example.equals("20260401") && (day.getYear() < 1900 || day.getYear() > 2099)) {
                    continue;
                }
                var written = DayForm.like(example, day);
                assertThat(Days.of(written))
                        .as("%s like %s: %s", day, example, written)
                        .isEqualTo(new Days.Read.Is(day));
            }
        }
    }

    @Test
    void everyDayIsTheSameAsANumberOfExcel() {
        for (int i = 0; i < TIMES; i++) {
            var day = LocalDate.of(1904, 1, 2).plusDays(random.nextInt(100_000));
            for (boolean since1904 : List.of(false, true)) {
                var number = ExcelGrid.number(day, since1904).orElseThrow();
                assertThat(ExcelGrid.day(java.math.BigDecimal.valueOf(number), since1904))
                        .contains(day);
            }
        }
        assertThat(ExcelGrid.number(LocalDate.of(1900, 1, 1), false)).contains(1L);
        assertThat(ExcelGrid.number(LocalDate.of(1900, 2, 28), false)).contains(59L);
        assertThat(ExcelGrid.number(LocalDate.of(1900, 3, 1), false)).contains(61L);
        assertThat(ExcelGrid.day(java.math.BigDecimal.valueOf(60), false)).isEmpty();
    }

    @Test
    void whateverAColumnIsLikeWhatIsWrittenIsReadAsTheSame() {
        var column = new Column(0, "x", List.of("x"), false, new Column.Content(0, 0, 0, 0, 0, 0, 0, List.of()));
        for (int i = 0; i < TIMES; i++) {
            var target = UglyLedgers.TARGETS.get(random.nextInt(UglyLedgers.TARGETS.size()));
            var reader = new CellReader("", true, target, column);
            var manner = new Manner(reader);
            for (int seen = random.nextInt(5); seen > 0; seen--) {
                var raw = anyRaw();
                manner.saw(raw, reader.read(1, raw));
            }
            var value = anyValue(target.kind());
            var written = manner.write(value, anyRaw());
            assertThat(reader.read(1, written))
                    .as("%s written as %s", value, written)
                    .isEqualTo(value);
        }
    }

    @Test
    void anyTextComesBackFromAWorkbookAndFromACsvFile() throws Exception {
        for (int i = 0; i < 150; i++) {
            var ledger = i % 2 == 0 ? UglyLedgers.titlesAbove() : UglyLedgers.lastLineOpen();
            var before = UglyLedgers.Understood.of(ledger);
            var text = anyText(30);
            var written = SameLayoutTest.write(
                    before,
                    new Change.Kept(before.entries().getFirst().row(), Map.of("name", new Value.Text(text))),
                    new Change.Added(Map.of("name", new Value.Text(text))));
            var after = UglyLedgers.Understood.of(new UglyLedgers.Ugly("", written.fileName(), written.bytes(), 0));
            assertThat(after.entries().getFirst().text("name")).isEqualTo(text);
            assertThat(after.entries().getLast().text("name")).isEqualTo(text);
        }
    }

    @Test
    void aFormulaCopiedThereAndBackIsTheSame() {
        for (var formula : List.of(
                "SUM(B10:B20)*$C$5",
                "IF(A10=\"A1\",'台 帳'!B12,表!$D20)",
                "LOG10(B15)+[1]Sheet1!A1",
                "Table1[[#This Row],[A1]]&B20",
                "SUM(10:12,D:D)",
                "'it''s'!A10")) {
            assertThat(Formulas.replaced(formula, Formulas::text)).isEqualTo(formula);
            assertThat(Formulas.copied(Formulas.copied(formula, 7, 3), -7, -3)).isEqualTo(formula);
        }
        var moves = new Moves(List.of(12), 20, 3, 20, 3);
        assertThat(Formulas.moved("SUM(B10:B20)+B11+B13+Other!B13+台帳!B30", true, "台帳", moves))
                .isEqualTo("SUM(B10:B22)+B11+B12+Other!B13+台帳!B32");
        assertThat(Formulas.moved("LOG10(2)&\"B13\"&[2]台帳!B13&B13_x", true, "台帳", moves))
                .isEqualTo("LOG10(2)&\"B13\"&[2]台帳!B13&B13_x");
    }

    @Test
    void numberFormatsTellDaysFromNumbers() {
        assertThat(List.of(
                        "yyyy/m/d",
                        "m\"月\"d\"日\"",
                        "[$-411]ggge\"年\"m\"月\"d\"日\";@",
                        "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\"",
                        "ge\\.m\\.d",
                        "yyyy\"年度\"",
                        "mmm-yy"))
                .allSatisfy(code -> assertThat(NumberFormats.of(code))
                        .as(code)
                        .isIn(NumberFormats.Shown.DAY, NumberFormats.Shown.ERA));
        assertThat(List.of(
                        "General",
                        "G/標準",
                        "#,##0\"年\"",
                        "0\"日\"",
                        "0.00E+00",
                        "[Red]-#,##0",
                        "@",
                        "\"date\"0",
                        "General\"件\"",
                        "h:mm:ss",
                        "[h]:mm"))
                .allSatisfy(code -> assertThat(NumberFormats.of(code))
                        .as(code)
                        .isIn(NumberFormats.Shown.NUMBER, NumberFormats.Shown.TIME));
    }

    private Raw anyRaw() {
        return switch (random.nextInt(9)) {
            case 0 -> Raw.BLANK;
            case 1 -> new Raw.Number(java.math.BigDecimal.valueOf(random.nextInt(5_000)));
            case 2 -> new Raw.Day(LocalDate.of(2026, 4, 1), random.nextBoolean());
            case 3 -> new Raw.Flag(random.nextBoolean());
            default ->
                new Raw.Text(List.of(
                                "令和8年4月1日",
                                "R8.4.1",
                                "２０２６．０４．０１",
                                "○",
                                "無",
                                "レ",
                                "３Ｂ（住民情報）",
                                "低",
                                "約1,200人",
                                "３万件",
                                "△5",
                                "５年",
                                "10年保存",
                                "契約終了後3年",
                                "永年",
                                "半年",
                                "1年6か月",
                                "x",
                                "要",
                                "TRUE")
                        .get(random.nextInt(20)));
        };
    }

    private Value anyValue(Kind kind) {
        return switch (kind) {
            case Kind.Text k -> new Value.Text(anyText(12));
            case Kind.Day k -> new Value.Day(LocalDate.of(1950, 1, 1).plusDays(random.nextInt(40_000)));
            case Kind.WholeNumber k ->
                new Value.WholeNumber(
                        random.nextInt(10) == 0 ? random.nextLong(-1L << 49, 1L << 49) : random.nextInt(3_000));
            case Kind.YesNo k -> new Value.YesNo(random.nextBoolean());
            case Kind.Choice(List<Option> options) ->
                new Value.Choice(options.get(random.nextInt(options.size())).key());
            case Kind.Period k -> {
                var unit = Value.Unit.values()[random.nextInt(5)];
                yield new Value.Period(unit.counted() ? 1 + random.nextInt(60) : 0, unit);
            }
        };
    }

    private String anyText(int most) {
        var signs = List.of(
                "a", "=", "+", "\"", "'", ",", ";", "\n", "_x000D_", "_", "<", "&", "]]>", "表", "ソ", "𠮷", "🏢", "　",
                " ", "1", "\t", "\u0001", "､", "~");
        var text = new ArrayList<String>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.add(signs.get(random.nextInt(signs.size())));
        }
        return "x" + String.join("", text) + "y";
    }
}
