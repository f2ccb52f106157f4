package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.worksheet.UglyLedgers.Ugly;
import org.sekisho.worksheet.UglyLedgers.Understood;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SameLayoutTest {

    static List<Ugly> ledgers() {
        return UglyLedgers.all();
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void whatWasReadAndNotChangedIsWrittenAsItWas(Ugly ledger) throws Exception {
        var before = Understood.of(ledger);
        var changes = before.entries().stream()
                .<Change>map(entry -> new Change.Kept(entry.row(), values(entry)))
                .toList();

        var written = write(before, changes);

        if (ledger.file().endsWith(".xlsm")) {
            assertThat(cells(written.bytes(), written.fileName())).isEqualTo(cells(ledger.bytes(), ledger.file()));
            assertThat(written.notes()).containsExactly(new Note.MacrosLeftOut());
            assertThat(Packed.parts(written.bytes()).keySet()).noneMatch(part -> part.contains("vba"));
        } else {
            assertThat(written.bytes()).isEqualTo(ledger.bytes());
            assertThat(written.notes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void oneChangedNameChangesOneCell(Ugly ledger) throws Exception {
        var before = Understood.of(ledger);
        var first = before.entries().getFirst();
        int place = Objects.requireNonNull(before.mapping().in(before.columns()).get("name"))
                .place();

        var written = write(before, new Change.Kept(first.row(), Map.of("name", new Value.Text("新しい <名> & \"前\""))));

        var expected = cells(ledger.bytes(), ledger.file());
        Objects.requireNonNull(sheet(expected, before).get(first.row())).put(place, "新しい <名> & \"前\"");
        assertThat(cells(written.bytes(), written.fileName())).isEqualTo(expected);
        if (ledger.file().endsWith(".xlsx")) {
            onlyOneElementDiffers(ledger.bytes(), written.bytes(), Letters.of(place) + first.row());
        }
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void aNewLineStandsBehindTheLastAndReadsAsItWasGiven(Ugly ledger) throws Exception {
        var before = Understood.of(ledger);
        var mapped = before.mapping().columns().keySet();
        Map<String, Value> line = new HashMap<>(Map.of(
                "name", new Value.Text("追加した資産"),
                "section", new Value.Text("新設課"),
                "confidentiality", new Value.Choice("2"),
                "personal", new Value.YesNo(true),
                "entered", new Value.Day(LocalDate.of(2026, 10, 31)),
                "count", new Value.WholeNumber(1_234),
                "kept", new Value.Period(3, Value.Unit.YEAR)));
        line.keySet().retainAll(mapped);

        var written = write(before, new Change.Added(line), new Change.Added(Map.of("name", new Value.Text("もう一つ"))));

        var after = Understood.of(new Ugly(ledger.name(), written.fileName(), written.bytes(), ledger.entries() + 2));
        assertThat(after.entries()).hasSize(ledger.entries() + 2);
        var added = after.entries().get(ledger.entries());
        line.forEach(
                (target, value) -> assertThat(added.value(target)).as(target).isEqualTo(value));
        assertThat(after.entries().getLast().text("name")).isEqualTo("もう一つ");
        assertThat(after.entries().subList(0, ledger.entries()))
                .extracting(Line.Entry::texts)
                .isEqualTo(before.entries().stream().map(Line.Entry::texts).toList());
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void aLineThatGoesTakesItsRowWithItOrIsSaidToBeLeft(Ugly ledger) throws Exception {
        var before = Understood.of(ledger);
        var gone = before.entries().getFirst();

        var written = write(before, new Change.Gone(gone.row()));

        boolean left = written.notes().stream().anyMatch(Note.RowLeft.class::isInstance);
        var after = Understood.of(new Ugly(ledger.name(), written.fileName(), written.bytes(), 0));
        var expected = before.entries().stream()
                .skip(left ? 0 : 1)
                .map(entry ->
                        entry.cells().values().stream().map(Line.Cell::text).toList())
                .toList();
        assertThat(after.entries())
                .extracting(entry ->
                        entry.cells().values().stream().map(Line.Cell::text).toList())
                .isEqualTo(expected);
        assertThat(after.columns().fingerprint()).isEqualTo(before.columns().fingerprint());
    }

    @Test
    void whatStandsBelowMovesWithTheRows() throws Exception {
        var before = Understood.of(UglyLedgers.filtersNamesAndRules());

        var written = write(
                before,
                new Change.Gone(4),
                new Change.Added(Map.of("name", new Value.Text("x"))),
                new Change.Added(Map.of("name", new Value.Text("y"))));

        var parts = Packed.parts(written.bytes());
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("<row r=\"8\"><c r=\"A8\" t=\"inlineStr\"><is><t xml:space=\"preserve\">合計</t></is></c>")
                .contains("<f>SUM(G4:G7)</f>")
                .contains("<autoFilter ref=\"A3:I7\"/>")
                .contains("<mergeCell ref=\"A1:I1\"/><mergeCell ref=\"A10:I10\"/>")
                .contains("sqref=\"D4:D7 F4:F7\"")
                .contains("sqref=\"E4:E7\"")
                .contains("<brk id=\"8\"")
                .contains("paperSize=\"8\"");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .contains("<f>'台 帳'!G8</f>")
                .contains("<f>COUNTIF('台 帳'!E4:E7,\"○\")</f>");
        assertThat(parts.get("xl/workbook.xml"))
                .contains("'台 帳'!$A$3:$I$7<")
                .contains("'台 帳'!$A$1:$I$10<")
                .contains("'台 帳'!$1:$3<")
                .contains("<calcPr fullCalcOnLoad=\"1\"/>");
        assertThat(written.notes()).isEmpty();
    }

    @Test
    void aRowThatAFormulaNeedsAloneIsLeftAndSaidSo() throws Exception {
        var rows = BookXml.texts(1, "番号", "資産名", "備考")
                + BookXml.texts(2, "1", "a", "x")
                + BookXml.texts(3, "2", "b", "x")
                + BookXml.row(4, BookXml.t("A4", "3"), "<c r=\"B4\" t=\"str\"><f>B3&amp;\"B2\"</f><v>bB2</v></c>");
        var before = Understood.of(
                new Ugly("", "a.xlsx", new BookXml().sheet("S", "", rows, "").bytes(), 3));

        var written = write(before, new Change.Gone(2), new Change.Gone(3));

        assertThat(written.notes()).containsExactly(new Note.RowLeft(3, Note.Why.FORMULA, "B4"));
        assertThat(Packed.parts(written.bytes()).get("xl/worksheets/sheet1.xml"))
                .contains("<f>B2&amp;\"B2\"</f>");
    }

    @Test
    void rowsStayWhereAnObjectBelowWouldNotMove() throws Exception {
        var before = Understood.of(UglyLedgers.objects());

        var written = write(before, new Change.Gone(2), new Change.Added(Map.of("name", new Value.Text("x"))));

        assertThat(written.notes())
                .containsExactly(new Note.RowLeft(2, Note.Why.OBJECTS, "drawing"), new Note.AddedAtEnd(8));
        var sheet = Packed.parts(written.bytes()).get("xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<row r=\"2\">").contains("<row r=\"8\">").contains("<c r=\"A6\"");
    }

    @Test
    void aMergedCellIsWrittenOnceForAllAndPartedWhereItsRowsDiffer() throws Exception {
        var before = Understood.of(UglyLedgers.mergedDown());
        Map<String, Value> welfare = Map.of("section", new Value.Text("福祉部"));

        var together =
                write(before, new Change.Kept(2, welfare), new Change.Kept(3, welfare), new Change.Kept(4, welfare));
        var apart = write(before, new Change.Kept(3, welfare));

        assertThat(together.notes()).isEmpty();
        assertThat(Packed.parts(together.bytes()).get("xl/worksheets/sheet1.xml"))
                .contains("<mergeCell ref=\"C2:C4\"/>");
        assertThat(read(together))
                .extracting(entry -> entry.text("section"))
                .containsExactly("福祉部", "福祉部", "福祉部", "広報課");
        assertThat(apart.notes()).containsExactly(new Note.MergeEnded("C2:C4"));
        assertThat(Packed.parts(apart.bytes()).get("xl/worksheets/sheet1.xml"))
                .contains("<mergeCells count=\"1\"><mergeCell ref=\"D2:D3\"/></mergeCells>");
        assertThat(read(apart)).extracting(entry -> entry.text("section")).containsExactly("福祉課", "福祉部", "福祉課", "広報課");
    }

    @Test
    void aChangedCellIsWrittenInTheWayOfItsColumn() throws Exception {
        var before = Understood.of(UglyLedgers.fullWidthAndUnits());
        var written = write(
                before,
                new Change.Kept(
                        2,
                        Map.of("count", new Value.WholeNumber(34_567), "kept", new Value.Period(7, Value.Unit.YEAR))),
                new Change.Kept(
                        3, Map.of("personal", new Value.YesNo(false), "confidentiality", new Value.Choice("3A"))));

        assertThat(read(written).subList(0, 2))
                .extracting(
                        entry -> entry.text("count"),
                        entry -> entry.text("kept"),
                        entry -> entry.text("personal"),
                        entry -> entry.text("confidentiality"))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("３４，５６７人", "７年", "○", "２"),
                        org.assertj.core.api.Assertions.tuple("1,200件", "10年保存", "×", "機密性3A"));
        var eras = Understood.of(UglyLedgers.erasAsText());
        var day = new Value.Day(LocalDate.of(2019, 5, 1));
        var again = write(
                eras,
                eras.entries().subList(0, 6).stream()
                        .<Change>map(entry -> new Change.Kept(entry.row(), Map.of("entered", day)))
                        .toList());
        assertThat(read(again).subList(0, 6))
                .extracting(entry -> entry.text("entered"))
                .containsExactly("令和元年5月1日", "R1.5.1", "令元.5.1", "令和元年５月１日", "R1/5/1", "２０１９．５．１");
        var formats = Understood.of(UglyLedgers.erasAsFormat());
        var styled = write(formats, new Change.Kept(2, Map.of("entered", day)));
        assertThat(Packed.parts(styled.bytes()).get("xl/worksheets/sheet1.xml"))
                .contains("<c r=\"F2\" s=\"3\"><v>43586</v></c>");
    }

    @Test
    void whatCouldNotBeReadStaysUnlessAValueIsGiven() throws Exception {
        var before = Understood.of(UglyLedgers.erasAsText());

        assertThat(write(before, new Change.Kept(10, Map.of("entered", new Value.Empty())))
                        .bytes())
                .isEqualTo(UglyLedgers.erasAsText().bytes());
        assertThat(read(write(before, new Change.Kept(10, Map.of("entered", new Value.Day(LocalDate.of(2026, 5, 1))))))
                        .getLast()
                        .text("entered"))
                .isEqualTo("令和8年5月1日");
    }

    @Test
    void aFormulaStaysAndIsNamed() throws Exception {
        var before = Understood.of(UglyLedgers.formulasAndFaults());

        assertThat(write(before, new Change.Kept(2, Map.of("count", new Value.WholeNumber(9))))
                        .notes())
                .containsExactly(new Note.FormulaKept(2, "G", "件数"));
    }

    @Test
    void rowsThatWereNumberedBeforehandAreFilledFirst() throws Exception {
        var before = Understood.of(UglyLedgers.numbersPutInBeforehand());

        var written = write(
                before,
                new Change.Added(
                        Map.of("name", new Value.Text("c"), "entered", new Value.Day(LocalDate.of(2026, 4, 1)))));

        assertThat(Packed.parts(written.bytes()).get("xl/worksheets/sheet1.xml"))
                .contains(
                        "<row r=\"5\" ht=\"30\" customHeight=\"1\"><c r=\"A5\" s=\"0\"><v>3</v></c><c r=\"B5\" s=\"7\" t=\"inlineStr\">")
                .contains("<c r=\"F5\" s=\"3\"><v>46113</v></c>");
        assertThat(read(written).getLast().text("number")).isEqualTo("3");
    }

    @Test
    void anExcelTableGrowsWithItsLines() throws Exception {
        var rows = BookXml.texts(1, "番号", "資産名", "備考") + BookXml.texts(2, "1", "a", "x");
        var book = new BookXml()
                .sheet("S", "", rows, "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>")
                .part(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/table\" Target=\"../tables/table1.xml\"/></Relationships>")
                .part(
                        "xl/tables/table1.xml",
                        "<table xmlns=\"" + BookXml.MAIN
                                + "\" id=\"1\" name=\"t\" ref=\"A1:C2\"><autoFilter ref=\"A1:C2\"/><tableColumns count=\"3\"/></table>");
        var before = Understood.of(new Ugly("", "a.xlsx", book.bytes(), 1));

        var written = write(before, new Change.Added(Map.of("name", new Value.Text("b"))));

        assertThat(Packed.parts(written.bytes()).get("xl/tables/table1.xml"))
                .contains("name=\"t\" ref=\"A1:C3\"><autoFilter ref=\"A1:C3\"/><tableColumns count=\"3\"/>");
    }

    @Test
    void aCsvFileKeepsEncodingQuotesAndLineEnds() throws Exception {
        var before = Understood.of(UglyLedgers.shiftJis());
        var written = write(
                before,
                new Change.Kept(4, Map.of("section", new Value.Text("=髙,\uD842\uDFB7課"))),
                new Change.Gone(5),
                new Change.Added(Map.of("name", new Value.Text("新"))));

        assertThat(new String(written.bytes(), CsvText.WINDOWS_31J))
                .isEqualTo("情報資産台帳\r\n\r\n番号,資産名,管理部署,機密性,個人情報,登録日,件数,保存期間,備考\r\n"
                        + "1,\"表,ソ能\",\"'=髙,〓課\",3A,○,令和8年4月1日,\"1,200\",永年,\"一行目\n二行目\"\r\n"
                        + ",新,,,,,,,\r\n"
                        + ",,,,,,,,\r\n"
                        + "合計,,,,,,1205,,\r\n");
        assertThat(written.notes()).containsExactly(new Note.NotEncodable(4, "C", "管理部署", "\uD842\uDFB7"));
        assertThat(read(written).getFirst().text("section")).isEqualTo("=髙,〓課");
        var open = Understood.of(UglyLedgers.lastLineOpen());
        assertThat(new String(
                        write(open, new Change.Added(Map.of("name", new Value.Text("c"))))
                                .bytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo("資産名;管理部署;備考\na;課;x\n\"b\";課;\"y;z\"\nc;;");
    }

    static Map<String, Value> values(Line.Entry entry) {
        var values = new HashMap<String, Value>();
        entry.cells().forEach((target, cell) -> values.put(target, cell.value()));
        return values;
    }

    static Written write(Understood of, Change... changes) throws SheetUnreadable {
        return write(of, List.of(changes));
    }

    static Written write(Understood of, List<Change> changes) throws SheetUnreadable {
        var written = SameLayout.write(of.sheet(), of.columns(), of.mapping(), UglyLedgers.TARGETS, changes);
        if (written.fileName().endsWith(".xlsx")) {
            everyCellStandsInItsRow(written.bytes());
        }
        return written;
    }

    /** As the JDK's own reader of XML sees the parts. */
    private static void everyCellStandsInItsRow(byte[] workbook) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            for (var part : Packed.parts(workbook).entrySet()) {
                if (!part.getKey().endsWith(".xml") && !part.getKey().endsWith(".rels")) {
                    continue;
                }
                var rows = factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(part.getValue().replace("\uFEFF", ""))))
                        .getElementsByTagNameNS(BookXml.MAIN, "row");
                for (int i = 0; i < rows.getLength(); i++) {
                    var row = (Element) rows.item(i);
                    var cells = row.getElementsByTagNameNS(BookXml.MAIN, "c");
                    for (int j = 0; j < cells.getLength(); j++) {
                        var at = ((Element) cells.item(j)).getAttribute("r");
                        if (!row.getAttribute("r").isEmpty() && !at.isEmpty()) {
                            assertThat(at).matches("[A-Z]+" + row.getAttribute("r"));
                        }
                    }
                }
            }
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Line.Entry> read(Written written) {
        return Understood.of(new Ugly("", written.fileName(), written.bytes(), 0))
                .entries();
    }

    /** All texts of all sheets, by sheet, row and place. */
    static Map<String, TreeMap<Integer, TreeMap<Integer, String>>> cells(byte[] bytes, String file) throws Exception {
        var cells = new LinkedHashMap<String, TreeMap<Integer, TreeMap<Integer, String>>>();
        for (var sheet : Worksheets.open(bytes, file).sheets()) {
            var of = new TreeMap<Integer, TreeMap<Integer, String>>();
            try (var rows = sheet.grid().rows()) {
                for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                    var texts = new TreeMap<Integer, String>();
                    for (int i = 0; i < row.get().own().size(); i++) {
                        if (!(row.get().own(i) instanceof Raw.Blank)) {
                            texts.put(i, row.get().own(i).text());
                        }
                    }
                    of.put(row.get().number(), texts);
                }
            }
            cells.put(sheet.name(), of);
        }
        return cells;
    }

    private static TreeMap<Integer, TreeMap<Integer, String>> sheet(
            Map<String, TreeMap<Integer, TreeMap<Integer, String>>> cells, Understood of) {
        return Objects.requireNonNull(cells.get(of.sheet().name()));
    }

    /** Every part is the same, and the sheet too but for the one cell (and the order to compute anew). */
    private static void onlyOneElementDiffers(byte[] before, byte[] after, String cell) throws Exception {
        var one = Packed.parts(before);
        var other = Packed.parts(after);
        assertThat(other.keySet()).containsExactlyElementsOf(one.keySet());
        var differing = new ArrayList<String>();
        one.forEach((part, text) -> {
            if (!text.equals(other.get(part)) && !part.equals("xl/workbook.xml")) {
                differing.add(part);
                var changed = Objects.requireNonNull(other.get(part));
                int from = 0;
                while (text.charAt(from) == changed.charAt(from)) {
                    from++;
                }
                int end = 0;
                while (end < text.length() - from
                        && end < changed.length() - from
                        && text.charAt(text.length() - 1 - end) == changed.charAt(changed.length() - 1 - end)) {
                    end++;
                }
                var was = text.substring(from, text.length() - end);
                assertThat(was.split("<(?:x:)?c[ >]", -1).length - 1)
                        .as("cells touched for " + cell + ": " + was)
                        .isLessThanOrEqualTo(1);
            }
        });
        assertThat(differing).hasSize(1);
    }
}
