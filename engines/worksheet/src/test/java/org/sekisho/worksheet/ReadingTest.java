package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.worksheet.UglyLedgers.Ugly;
import org.sekisho.worksheet.UglyLedgers.Understood;

class ReadingTest {

    static List<Ugly> ledgers() {
        return UglyLedgers.all();
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void everyEntryOfEveryUglyLedgerIsFoundAndNothingElse(Ugly ledger) {
        var understood = Understood.of(ledger);

        assertThat(understood.entries()).as(understood.toString()).hasSize(ledger.entries());
        assertThat(understood.mapping().columns())
                .as(understood.columns().toString())
                .containsKey("name");
        assertThat(understood.entries().getFirst().text("name")).isNotEmpty();
    }

    @Test
    void titlesAboveTheHeaderAreNoHeader() {
        var understood = Understood.of(UglyLedgers.titlesAbove());

        assertThat(understood.columns().header()).isEqualTo(new HeaderRows(4, 4));
        assertThat(understood.mapping().columns()).hasSize(9);
    }

    @Test
    void groupHeadingsAreJoinedWithTheHeadingsBelow() {
        var understood = Understood.of(UglyLedgers.twoHeaderRows());

        assertThat(understood.columns().header()).isEqualTo(new HeaderRows(3, 4));
        assertThat(understood.columns().columns())
                .extracting(Column::name)
                .containsExactly("番号", "資産名", "管理部署／課名", "管理部署／係名", "分類／機密性", "分類／完全性", "分類／可用性", "備考");
        assertThat(understood.mapping().in(understood.columns()).get("section"))
                .extracting(Column::letters)
                .isEqualTo("C");
        assertThat(understood.entries().getFirst().value("confidentiality")).isEqualTo(new Value.Choice("3A"));
    }

    @Test
    void threeHeaderRowsAreOneHeader() {
        var understood = Understood.of(UglyLedgers.threeHeaderRows());

        assertThat(understood.columns().header()).isEqualTo(new HeaderRows(1, 3));
        assertThat(understood.columns().columns())
                .extracting(Column::name)
                .containsExactly("番号", "情報資産／名称", "情報資産／分類／機密性", "情報資産／分類／完全性", "管理／所管課", "管理／登録日", "備考");
    }

    @Test
    void groupHeadingsOfACsvFileStandOverTheColumnsToTheirRight() {
        var understood = Understood.of(UglyLedgers.byteOrderMark());

        assertThat(understood.columns().columns())
                .extracting(Column::name)
                .containsExactly("番号", "資産名", "管理部署／課名", "管理部署／係名", "分類／機密性", "分類／完全性", "備考");
    }

    @Test
    void aMergedCellHoldsForAllItsRows() {
        assertThat(Understood.of(UglyLedgers.mergedDown()).entries())
                .extracting(entry -> entry.text("section"), entry -> entry.text("confidentiality"))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("福祉課", "3B"),
                        org.assertj.core.api.Assertions.tuple("福祉課", "3B"),
                        org.assertj.core.api.Assertions.tuple("福祉課", "2"),
                        org.assertj.core.api.Assertions.tuple("広報課", "1"));
    }

    @Test
    void whatIsNoEntryIsLeftOutWithTheReason() {
        assertThat(Understood.of(UglyLedgers.blankRowsTotalsAndRemarks()).lines())
                .filteredOn(Line.LeftOut.class::isInstance)
                .extracting(line -> line.row() + " " + ((Line.LeftOut) line).why())
                .containsExactly(
                        "3 HEADING",
                        "8 TOTAL",
                        "9 REPEATED_HEADER",
                        "11 TOTAL",
                        "13 FOOTNOTE",
                        "14 FOOTNOTE",
                        "15 FOOTNOTE");
    }

    @Test
    void hiddenRowsAndColumnsAreReadAndSaidToBeHidden() {
        var understood = Understood.of(UglyLedgers.hiddenRowsAndColumns());

        assertThat(understood.entries()).extracting(Line.Entry::hidden).containsExactly(false, true, false);
        assertThat(understood.columns().columns())
                .filteredOn(Column::hidden)
                .extracting(Column::letters)
                .containsExactly("D", "E");
    }

    @Test
    void theSheetWithTheTableIsProposed() {
        var opened = UglyLedgers.open(UglyLedgers.severalSheets());

        assertThat(opened.sheets()).extracting(Sheet::hidden).containsExactly(false, false, true);
        assertThat(opened.likeliest(UglyLedgers.TARGETS)).map(Sheet::name).contains("一覧（令和8年度）");
    }

    @Test
    void daysOfTheErasAreReadInEveryFormAndWhatIsNoneIsNamedWithItsCell() {
        var entries = Understood.of(UglyLedgers.erasAsText()).entries();
        var april = new Value.Day(LocalDate.of(2026, 4, 1));

        assertThat(entries.subList(0, 6))
                .extracting(entry -> entry.value("entered"))
                .containsExactly(april, april, april, april, new Value.Day(LocalDate.of(2019, 4, 30)), april);
        assertThat(entries.subList(6, 9))
                .allSatisfy(entry -> assertThat(entry.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.place())
                                .isEqualTo(new CellProblem.Place("台帳", entry.row(), "F", "登録日"))));
        assertThat(entries.subList(6, 9))
                .extracting(entry -> entry.problems().getFirst().reason().key())
                .containsExactly("no-such-day", "day-incomplete", "not-a-day");
    }

    @Test
    void daysThatAreNumbersAreReadByTheirFormat() {
        assertThat(Understood.of(UglyLedgers.erasAsFormat()).entries())
                .extracting(entry -> entry.value("entered"))
                .containsOnly(new Value.Day(LocalDate.of(2026, 4, 1)));
        assertThat(Understood.of(UglyLedgers.since1904()).entries())
                .extracting(entry -> entry.value("entered"))
                .containsExactly(new Value.Day(LocalDate.of(2026, 4, 1)), new Value.Day(LocalDate.of(2026, 4, 2)));
    }

    @Test
    void howATextIsPronouncedIsNoPartOfIt() {
        var first = Understood.of(UglyLedgers.richTextWithReadings()).entries().getFirst();

        assertThat(first.text("name")).isEqualTo("住民基本 台帳");
        assertThat(first.text("section")).isEqualTo("市民課");
        assertThat(Understood.of(UglyLedgers.textsInCells()).entries().getFirst())
                .extracting(
                        entry -> entry.text("name"),
                        entry -> entry.text("section"),
                        entry -> entry.value("personal"),
                        entry -> entry.value("entered"),
                        entry -> entry.value("count"))
                .containsExactly(
                        "戸籍",
                        "A&B <課>",
                        new Value.YesNo(true),
                        new Value.Day(LocalDate.of(2026, 4, 1)),
                        new Value.WholeNumber(15));
    }

    @Test
    void numbersAndPeriodsAreReadWithTheirUnits() {
        var entries = Understood.of(UglyLedgers.fullWidthAndUnits()).entries();

        assertThat(entries.subList(0, 4))
                .extracting(entry -> entry.value("count"))
                .containsExactly(
                        new Value.WholeNumber(1200),
                        new Value.WholeNumber(1200),
                        new Value.WholeNumber(30_000),
                        new Value.WholeNumber(-5));
        assertThat(entries.subList(4, 6))
                .allSatisfy(entry -> assertThat(entry.problems())
                        .extracting(problem -> problem.reason().key())
                        .containsExactly("not-a-whole-number"));
        assertThat(entries.subList(0, 6))
                .extracting(entry -> entry.value("kept"))
                .containsExactly(
                        new Value.Period(5, Value.Unit.YEAR),
                        new Value.Period(10, Value.Unit.YEAR),
                        Value.Period.permanent(),
                        Value.Period.inUse(),
                        new Value.Period(3, Value.Unit.MONTH),
                        new Value.Period(5, Value.Unit.YEAR));
        assertThat(entries.get(6).problems())
                .extracting(problem -> problem.reason().key())
                .containsExactly("not-a-period");
    }

    @Test
    void marksAreYesOrNo() {
        var entries = Understood.of(UglyLedgers.marks()).entries();

        assertThat(entries.subList(0, 12))
                .extracting(entry -> ((Value.YesNo) entry.value("personal")).yes())
                .containsExactly(true, false, true, true, true, false, true, false, false, true, true, true);
        assertThat(entries.get(12).problems())
                .extracting(problem -> problem.reason().key())
                .containsExactly("not-yes-or-no");
        assertThat(entries.get(13).value("personal")).isEqualTo(new Value.Empty());
    }

    @Test
    void classesAreFoundInFreeTextAndWhatMayBeSeveralIsAsked() {
        var entries = Understood.of(UglyLedgers.freeClasses()).entries();

        assertThat(entries.subList(0, 5))
                .extracting(entry -> ((Value.Choice) entry.value("confidentiality")).key())
                .containsExactly("3B", "3B", "3B", "3B", "3A");
        assertThat(entries.subList(5, 8))
                .extracting(entry -> entry.problems().getFirst().reason().key())
                .containsExactly("ambiguous-choice", "unknown-choice", "ambiguous-choice");
    }

    @Test
    void spacesAndLineBreaksAroundATextAreNoPartOfIt() {
        var understood = Understood.of(UglyLedgers.lineBreaksAndSpaces());

        assertThat(understood.columns().columns())
                .extracting(Column::name)
                .containsExactly("番号", "資産名", "管理部署", "機 密 性", "備　考");
        assertThat(understood.mapping().columns()).hasSize(5);
        assertThat(understood.entries())
                .extracting(entry -> entry.text("name"), entry -> entry.text("remark"))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("庁内LAN\n（本庁）", "一行目\n二行目"),
                        org.assertj.core.api.Assertions.tuple("支所", ""));
    }

    @Test
    void formulasCountWithTheirResultAndFaultsAreNamed() {
        var entries = Understood.of(UglyLedgers.formulasAndFaults()).entries();

        assertThat(entries.getFirst().text("section")).isEqualTo("総務課");
        assertThat(entries.getFirst().value("count")).isEqualTo(new Value.WholeNumber(3));
        assertThat(entries.get(0).problems())
                .extracting(CellProblem::reason)
                .containsExactly(new CellProblem.Reason.Fault("#DIV/0!"));
        assertThat(entries.get(1).problems())
                .extracting(CellProblem::reason)
                .containsExactly(new CellProblem.Reason.Fault("#REF!"), new CellProblem.Reason.NotCalculated());
    }

    @Test
    void rowsWithANumberAloneAreUnused() {
        var understood = Understood.of(UglyLedgers.numbersPutInBeforehand());

        assertThat(understood.columns().firstLine()).isEqualTo(3);
        assertThat(understood.lines().subList(2, 7))
                .allSatisfy(line -> assertThat(((Line.LeftOut) line).why()).isEqualTo(Line.Why.UNUSED));
    }

    @Test
    void aTextFileTellsItsEncodingAndSeparator() {
        assertThat(List.of(
                        UglyLedgers.shiftJis(),
                        UglyLedgers.byteOrderMark(),
                        UglyLedgers.utf16Tabs(),
                        UglyLedgers.lastLineOpen()))
                .extracting(ledger -> UglyLedgers.open(ledger).format())
                .containsExactly(
                        new Format.Csv(CsvText.WINDOWS_31J, false, ','),
                        new Format.Csv(java.nio.charset.StandardCharsets.UTF_8, true, ','),
                        new Format.Csv(java.nio.charset.StandardCharsets.UTF_16LE, true, '\t'),
                        new Format.Csv(java.nio.charset.StandardCharsets.UTF_8, false, ';'));
        assertThat(Understood.of(UglyLedgers.shiftJis()).entries().getFirst())
                .extracting(entry -> entry.text("name"), entry -> entry.value("count"), entry -> entry.text("remark"))
                .containsExactly("表,ソ能", new Value.WholeNumber(1200), "一行目\n二行目");
    }

    @Test
    void aMappingFitsTheSameColumnsInAnotherOrder() throws Exception {
        var first = Worksheets.open("番号,資産名,備考\n1,a,x\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a.csv");
        var second = Worksheets.open(
                "備 考,ﾊﾞﾝ,番号,資産名\nx,?,1,a\n"
                        .replace("ﾊﾞﾝ,", "")
                        .replace("?,", "")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "b.csv");
        var columns = first.sheets().getFirst().columns(UglyLedgers.TARGETS).orElseThrow();
        var other = second.sheets().getFirst().columns(UglyLedgers.TARGETS).orElseThrow();

        assertThat(other.fingerprint()).isEqualTo(columns.fingerprint());
        assertThat(Mapping.propose(columns, UglyLedgers.TARGETS)
                        .mapping()
                        .in(other)
                        .get("name"))
                .extracting(Column::letters)
                .isEqualTo("C");
    }

    @Test
    void anArrayOfObjectsIsATable() throws Exception {
        var opened = Worksheets.open(
                "[{\"番号\":1,\"資産名\":\"a\",\"個人情報\":true},{\"資産名\":\"b\",\"備考\":null,\"番号\":2}]"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "x.json");
        var sheet = opened.sheets().getFirst();
        var columns = sheet.columns(UglyLedgers.TARGETS).orElseThrow();
        try (var lines = sheet.lines(
                columns, Mapping.propose(columns, UglyLedgers.TARGETS).mapping(), UglyLedgers.TARGETS)) {
            assertThat(lines.map(line -> ((Line.Entry) line).value("name")))
                    .containsExactly(new Value.Text("a"), new Value.Text("b"));
        }
    }

    @Test
    void aRemarkBesideMergedCellsIsPartOfAnEntry() {
        var rows = BookXml.texts(1, "番号", "資産名", "管理部署", "備考")
                + BookXml.texts(2, "1", "a", "課", "x")
                + BookXml.row(3, BookXml.t("D3", "※要確認"))
                + BookXml.texts(4, "", "注射器管理システム", "", "");
        var book = new BookXml().sheet("S", "", rows, BookXml.merges("A2:A3", "B2:B3", "C2:C3"));

        assertThat(Understood.of(new Ugly("", "a.xlsx", book.bytes(), 3)).entries())
                .extracting(entry -> entry.text("name") + entry.text("remark"))
                .containsExactly("ax", "a※要確認", "注射器管理システム");
    }

    @Test
    void anOptionWithinTheNameOfAnotherIsNotMeant() {
        var choices =
                new Choices(List.of(Option.of("NUMBER", "個人番号"), Option.of("PERSON", "個人"), Option.of("NONE", "該当なし")));

        assertThat(choices.of("個人番号を含む")).isEqualTo(new Choices.Read.Is("NUMBER"));
        assertThat(choices.of("個人番号、個人情報")).isEqualTo(new Choices.Read.Several(List.of("個人番号", "個人")));
        assertThat(choices.of("非個人")).isEqualTo(new Choices.Read.None());
    }

    @Test
    void oneColumnIsProposedForOneTargetAlone() throws Exception {
        var opened = Worksheets.open("番号,名称,備考\n1,a,x\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a.csv");
        var targets =
                List.of(Target.of("name", new Kind.Text(), "名称"), Target.of("other", new Kind.Text(), "別名称", "名称"));
        var columns = opened.sheets().getFirst().columns(targets).orElseThrow();
        var proposal = Mapping.propose(columns, targets);

        assertThat(proposal.match("name")).map(Mapping.Match::reason).contains(new Mapping.Reason.SameName("名称"));
        assertThat(proposal.missing()).containsExactly("other");
    }
}
