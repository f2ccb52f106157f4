package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainExportTest {

    private static final PlainExport EXPORT = new PlainExport(
            "台帳/令和8年度",
            UglyLedgers.TARGETS.stream()
                    .map(target -> new PlainExport.Heading(target.names().getFirst(), target.kind()))
                    .toList());

    private static final List<List<Value>> LINES = List.of(
            List.of(
                    new Value.Text("=1+1"),
                    new Value.Text("\"表\",\nソ"),
                    new Value.Text("@課"),
                    new Value.Choice("3B"),
                    new Value.YesNo(true),
                    new Value.Day(LocalDate.of(2026, 4, 1)),
                    new Value.WholeNumber(-1_200),
                    new Value.Period(5, Value.Unit.YEAR),
                    new Value.Text("-x")),
            List.of(
                    new Value.Text("+81"),
                    new Value.Text("𠮷"),
                    new Value.Empty(),
                    new Value.Choice("1"),
                    new Value.YesNo(false),
                    new Value.Day(LocalDate.of(1926, 12, 25)),
                    new Value.WholeNumber(0),
                    Value.Period.permanent(),
                    new Value.Empty()));

    @Test
    void whatIsExportedIsReadAsTheSame() throws Exception {
        for (var file : List.of("a.xlsx", "a.csv", "a.json")) {
            var out = new ByteArrayOutputStream();
            switch (file) {
                case "a.xlsx" -> EXPORT.excel(LINES.iterator(), out);
                case "a.csv" ->
                    assertThat(EXPORT.csv(LINES.iterator(), PlainExport.Encoding.UTF_8, out))
                            .isEmpty();
                default -> EXPORT.json(LINES.iterator(), out);
            }
            var read = UglyLedgers.Understood.of(new UglyLedgers.Ugly(file, file, out.toByteArray(), 2))
                    .entries();

            assertThat(read).as(file).hasSize(2);
            for (int i = 0; i < 2; i++) {
                var entry = read.get(i);
                assertThat(UglyLedgers.TARGETS.stream()
                                .map(target -> entry.value(target.key()))
                                .toList())
                        .as(file)
                        .isEqualTo(LINES.get(i));
            }
        }
    }

    @Test
    void noTextIsAFormulaForTheProgramThatOpensIt() throws Exception {
        var csv = new ByteArrayOutputStream();
        var excel = new ByteArrayOutputStream();
        EXPORT.csv(LINES.iterator(), PlainExport.Encoding.UTF_8, csv);
        EXPORT.excel(LINES.iterator(), excel);

        assertThat(csv.toString(StandardCharsets.UTF_8))
                .contains("\r\n'=1+1,", ",'@課,", ",-1200,", ",'-x\r\n", "\r\n+81,");
        assertThat(Packed.parts(excel.toByteArray()).get("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("=1+1");
    }

    @Test
    void whatShiftJisDoesNotHaveIsNamed() throws Exception {
        var out = new ByteArrayOutputStream();

        assertThat(EXPORT.csv(LINES.iterator(), PlainExport.Encoding.SHIFT_JIS, out))
                .containsExactly(new Note.NotEncodable(3, "B", "資産名", "𠮷"));
        assertThat(out.toString(CsvText.WINDOWS_31J)).contains("\r\n+81,〓,");
    }
}
