package org.sekisho.worksheet;

import static org.sekisho.worksheet.BookXml.e;
import static org.sekisho.worksheet.BookXml.merges;
import static org.sekisho.worksheet.BookXml.n;
import static org.sekisho.worksheet.BookXml.row;
import static org.sekisho.worksheet.BookXml.s;
import static org.sekisho.worksheet.BookXml.t;
import static org.sekisho.worksheet.BookXml.texts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ledgers as offices keep them, each ugly in its own way. */
final class UglyLedgers {

    /**
     * A ledger.
     *
     * @param name what it shows
     * @param entries how many entries are in it
     */
    record Ugly(String name, String file, byte[] bytes, int entries) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final Target NUMBER = Target.of("number", new Kind.Text(), "番号", "No", "資産番号", "管理番号", "ID")
            .distinct();
    static final Target NAME = Target.of("name", new Kind.Text(), "資産名", "名称", "情報資産名称", "Asset name")
            .mandatory();
    static final Target SECTION = Target.of("section", new Kind.Text(), "管理部署", "所管課", "課名", "担当課", "Section");
    static final Target CLASS = Target.of(
            "confidentiality",
            new Kind.Choice(List.of(
                    Option.of("3A", "機密性3A", "3A", "最重要"),
                    Option.of("3B", "機密性3B", "3B", "高", "重要"),
                    Option.of("3C", "機密性3C", "3C"),
                    Option.of("2", "機密性2", "2", "中"),
                    Option.of("1", "機密性1", "1", "低"))),
            "機密性",
            "Confidentiality");
    static final Target PERSONAL =
            Target.of("personal", new Kind.YesNo(), "個人情報", "個人情報の有無", "個人情報該当", "Personal data");
    static final Target ENTERED = Target.of("entered", new Kind.Day(), "登録日", "登録年月日", "作成日", "Date");
    static final Target COUNT = Target.of("count", new Kind.WholeNumber(), "件数", "人数", "本人の数", "Count");
    static final Target KEPT = Target.of("kept", new Kind.Period(), "保存期間", "保存年限", "Retention");
    static final Target REMARK = Target.of("remark", new Kind.Text(), "備考", "摘要", "Remarks");

    static final List<Target> TARGETS = List.of(NUMBER, NAME, SECTION, CLASS, PERSONAL, ENTERED, COUNT, KEPT, REMARK);

    private static final String[] HEADER = {"番号", "資産名", "管理部署", "機密性", "個人情報", "登録日", "件数", "保存期間", "備考"};

    private UglyLedgers() {}

    static List<Ugly> all() {
        return List.of(
                titlesAbove(),
                twoHeaderRows(),
                threeHeaderRows(),
                mergedDown(),
                blankRowsTotalsAndRemarks(),
                hiddenRowsAndColumns(),
                severalSheets(),
                erasAsText(),
                erasAsFormat(),
                since1904(),
                richTextWithReadings(),
                textsInCells(),
                fullWidthAndUnits(),
                marks(),
                freeClasses(),
                lineBreaksAndSpaces(),
                formulasAndFaults(),
                filtersNamesAndRules(),
                numbersPutInBeforehand(),
                otherProgram(),
                withMacros(),
                shiftJis(),
                byteOrderMark(),
                utf16Tabs(),
                lastLineOpen(),
                objects());
    }

    static Ugly titlesAbove() {
        var rows = texts(1, "情報資産台帳")
                + row(2, t("A2", "所属：総務課"), t("H2", "令和8年4月1日現在"))
                + texts(4, HEADER)
                + texts(5, "1", "住民記録システム", "市民課", "3A", "○", "R8.4.1", "12,345", "永年", "")
                + texts(6, "2", "財務会計システム", "財政課", "2", "×", "R8.4.2", "10", "5年", "更新予定");
        return excel(
                "titles above the header",
                new BookXml()
                        .sheet(
                                "台帳",
                                "<cols><col min=\"2\" max=\"2\" width=\"30\" customWidth=\"1\"/></cols>",
                                rows,
                                merges("A1:I1")),
                2);
    }

    static Ugly twoHeaderRows() {
        var rows = texts(1, "情報資産管理台帳")
                + row(
                        3,
                        t("A3", "番号"),
                        t("B3", "資産名"),
                        t("C3", "管理部署"),
                        e("D3", 7),
                        t("E3", "分類"),
                        e("F3", 7),
                        e("G3", 7),
                        t("H3", "備考"))
                + row(
                        4,
                        e("A4", 7),
                        e("B4", 7),
                        t("C4", "課名"),
                        t("D4", "係名"),
                        t("E4", "機密性"),
                        t("F4", "完全性"),
                        t("G4", "可用性"),
                        e("H4", 7))
                + texts(5, "1", "税務システム", "税務課", "市民税係", "機密性３Ａ", "2", "2", "")
                + texts(6, "2", "例規集", "総務課", "文書係", "機密性１", "1", "1", "公開");
        return excel(
                "two header rows with group headings",
                new BookXml().sheet("Sheet1", "", rows, merges("A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:G3", "H3:H4")),
                2);
    }

    static Ugly threeHeaderRows() {
        var rows = row(
                        1,
                        t("A1", "番号"),
                        t("B1", "情報資産"),
                        e("C1", 0),
                        e("D1", 0),
                        t("E1", "管理"),
                        e("F1", 0),
                        t("G1", "備考"))
                + row(
                        2,
                        e("A2", 0),
                        t("B2", "名称"),
                        t("C2", "分類"),
                        e("D2", 0),
                        t("E2", "所管課"),
                        t("F2", "登録日"),
                        e("G2", 0))
                + row(3, e("A3", 0), e("B3", 0), t("C3", "機密性"), t("D3", "完全性"), e("E3", 0), e("F3", 0), e("G3", 0))
                + row(
                        4,
                        t("A4", "1"),
                        t("B4", "介護保険システム"),
                        t("C4", "3B"),
                        t("D4", "2"),
                        t("E4", "介護課"),
                        n("F4", 46113, 2))
                + row(5, t("A5", "2"), t("B5", "地図"), t("C5", "1"), t("D5", "1"), t("E5", "都市計画課"), n("F5", 46114, 2));
        return excel(
                "three header rows",
                new BookXml()
                        .sheet(
                                "台帳",
                                "",
                                rows,
                                merges("A1:A3", "B1:D1", "B2:B3", "C2:D2", "E1:F1", "E2:E3", "F2:F3", "G1:G3")),
                2);
    }

    static Ugly mergedDown() {
        var rows = texts(1, HEADER)
                + row(2, t("A2", "1"), t("B2", "名簿"), t("C2", "福祉課"), t("D2", "3B"), t("E2", "○"))
                + row(3, t("A3", "2"), t("B3", "申請書"), e("C3", 0), e("D3", 0), t("E3", "○"))
                + row(4, t("A4", "3"), t("B4", "統計"), e("C4", 0), t("D4", "2"), t("E4", "－"))
                + row(5, t("A5", "4"), t("B5", "広報紙"), t("C5", "広報課"), t("D5", "1"), t("E5", "－"));
        return excel(
                "cells merged over several rows", new BookXml().sheet("台帳", "", rows, merges("C2:C4", "D2:D3")), 4);
    }

    static Ugly blankRowsTotalsAndRemarks() {
        var rows = texts(2, HEADER)
                + row(3, t("A3", "■ 本庁"))
                + texts(4, "1", "会計", "会計課", "2", "無", "", "１０", "5年", "")
                + row(5)
                + texts(7, "2", "選挙人名簿", "選管", "3A", "有", "", "20", "永年", "")
                + row(8, t("A8", "小計"), n("G8", 30, 4))
                + texts(9, HEADER)
                + texts(10, "3", "議事録", "議会事務局", "1", "無", "", "5", "永年", "")
                + row(11, t("A11", "合　計"), e("B11", 0), "<c r=\"G11\" s=\"4\"><f>SUM(G4:G10)</f><v>35</v></c>")
                + row(13, t("A13", "※１　機密性は対策基準による。"))
                + row(14, t("A14", "（注）紙の文書を含む。"))
                + row(15, t("I15", "以上"));
        return excel(
                "blank rows, totals and remarks", new BookXml().sheet("台帳", "", rows, merges("A3:I3", "A11:F11")), 3);
    }

    static Ugly hiddenRowsAndColumns() {
        var rows = texts(1, HEADER)
                + texts(2, "1", "公開資料", "広報課", "1", "×", "2026/4/1", "1", "1年", "")
                + "<row r=\"3\" hidden=\"1\">" + t("A3", "2") + t("B3", "旧システム") + t("C3", "情報課") + t("D3", "2")
                + t("E3", "×") + "</row>"
                + texts(4, "3", "新システム", "情報課", "2", "○", "2026/4/2", "3", "3年", "");
        return excel(
                "hidden rows and columns",
                new BookXml()
                        .sheet(
                                "台帳",
                                "<cols><col min=\"4\" max=\"5\" width=\"0\" hidden=\"1\" customWidth=\"1\"/></cols>",
                                rows,
                                ""),
                3);
    }

    static Ugly severalSheets() {
        var cover = texts(1, "情報資産台帳") + texts(3, "作成", "総務課") + texts(4, "改訂履歴", "令和8年4月");
        var list = texts(1, HEADER)
                + texts(2, "1", "人事給与", "人事課", "3B", "○", "R7.4.1", "900", "10年", "")
                + texts(3, "2", "グループウェア", "情報課", "2", "○", "R7.4.1", "900", "3年", "");
        var values = texts(1, "選択肢", "説明") + texts(2, "3A", "最重要") + texts(3, "2", "中");
        return excel(
                "several sheets, one of them hidden",
                new BookXml()
                        .sheet("表紙", "", cover, "")
                        .sheet("一覧（令和8年度）", "", list, "")
                        .sheet(
                                "選択肢",
                                "state=\"hidden\"",
                                new StringBuilder("<worksheet xmlns=\"" + BookXml.MAIN + "\"><sheetData>")
                                        .append(values)
                                        .append("</sheetData></worksheet>")
                                        .toString()),
                2);
    }

    static Ugly erasAsText() {
        var rows = texts(1, HEADER)
                + texts(2, "1", "a", "x課", "2", "○", "令和8年4月1日", "1", "1年", "")
                + texts(3, "2", "b", "x課", "2", "○", "R8.4.1", "1", "1年", "")
                + texts(4, "3", "c", "x課", "2", "○", "令8.4.1", "1", "1年", "")
                + texts(5, "4", "d", "x課", "2", "○", "令和８年４月１日（水）", "1", "1年", "")
                + texts(6, "5", "e", "x課", "2", "○", "H31/4/30", "1", "1年", "")
                + texts(7, "6", "f", "x課", "2", "○", "２０２６．４．１", "1", "1年", "")
                + texts(8, "7", "g", "x課", "2", "○", "令和8年2月30日", "1", "1年", "")
                + texts(9, "8", "h", "x課", "2", "○", "令和8年度", "1", "1年", "")
                + texts(10, "9", "i", "x課", "2", "○", "未定", "1", "1年", "");
        return excel("days of the eras as text", new BookXml().sheet("台帳", "", rows, ""), 9);
    }

    static Ugly erasAsFormat() {
        var rows = texts(1, HEADER)
                + row(2, t("A2", "1"), t("B2", "a"), n("F2", 46113, 3))
                + row(3, t("A3", "2"), t("B3", "b"), n("F3", 46113, 5))
                + row(4, t("A4", "3"), t("B4", "c"), n("F4", 46113, 6))
                + row(5, t("A5", "4"), t("B5", "d"), n("F5", 46113.5, 2))
                + row(6, t("A6", "5"), t("B6", "e"), n("F6", 46113, 0));
        return excel("days kept as numbers and shown in eras", new BookXml().sheet("台帳", "", rows, ""), 5);
    }

    static Ugly since1904() {
        var rows = texts(1, HEADER)
                + row(2, t("A2", "1"), t("B2", "a"), n("F2", 44651, 3))
                + row(3, t("A3", "2"), t("B3", "b"), n("F3", 44652, 2));
        return excel("days counted from 1904", new BookXml().since1904().sheet("台帳", "", rows, ""), 2);
    }

    static Ugly richTextWithReadings() {
        var book = new BookXml();
        int name = book.shared("<t>資産名</t><rPh sb=\"0\" eb=\"3\"><t>シサンメイ</t></rPh><phoneticPr fontId=\"1\"/>");
        int asset = book.shared(
                "<r><rPr><b/><sz val=\"11\"/></rPr><t>住民</t></r><r><rPr><color rgb=\"FFFF0000\"/></rPr><t xml:space=\"preserve\">基本 </t></r>"
                        + "<r><t>台帳</t></r><rPh sb=\"0\" eb=\"2\"><t>ジュウミン</t></rPh><rPh sb=\"2\" eb=\"4\"><t>キホン</t></rPh><phoneticPr fontId=\"1\" type=\"Hiragana\"/>");
        int section = book.shared("<t>市民課</t><rPh sb=\"0\" eb=\"3\"><t>シミンカ</t></rPh>");
        int number = book.shared("<t>番号</t>");
        int place = book.shared("<t>管理部署</t>");
        int grade = book.shared("<t>機密性</t>");
        var rows = row(1, s("A1", number), s("B1", name), s("C1", place), s("D1", grade))
                + row(2, n("A2", 1, 0), s("B2", asset), s("C2", section), n("D2", 2, 0))
                + row(3, n("A3", 2, 0), s("B3", name), s("C3", section), n("D3", 1, 0));
        return excel(
                "shared texts with runs and readings",
                book.sheet("台帳", "<sheetFormatPr defaultRowHeight=\"18\"/>", rows, "<phoneticPr fontId=\"1\"/>"),
                2);
    }

    static Ugly textsInCells() {
        var rows = texts(1, HEADER)
                + row(
                        2,
                        "<c r=\"A2\" t=\"str\"><v>1</v></c>",
                        "<c r=\"B2\" t=\"inlineStr\"><is><r><t>戸</t></r><r><t>籍</t></r><rPh sb=\"0\" eb=\"2\"><t>コセキ</t></rPh></is></c>",
                        "<c r=\"C2\" t=\"inlineStr\"><is><t>A&amp;B<!-- c --> &lt;課&gt;</t></is></c>",
                        "<c r=\"D2\" t=\"inlineStr\"><is><t><![CDATA[3A]]></t></is></c>",
                        "<c r=\"E2\" t=\"b\"><v>1</v></c>",
                        "<c r=\"F2\" t=\"d\"><v>2026-04-01T00:00:00</v></c>",
                        "<c r=\"G2\"><v>1.5E1</v></c>")
                + row(
                        3,
                        "<c r=\"A3\" t=\"str\"><v>2</v></c>",
                        t("B3", "=1+1"),
                        t("C3", "課"),
                        "<c r=\"D3\"><v>2</v></c>",
                        "<c r=\"E3\" t=\"b\"><v>0</v></c>");
        return excel("texts, flags and days in the cells themselves", new BookXml().sheet("台帳", "", rows, ""), 2);
    }

    static Ugly fullWidthAndUnits() {
        var rows = texts(1, "Ｎｏ．", "名　称", "所管課", "機密性", "個人情報", "登録日", "本人の数", "保存年限", "摘要")
                + texts(2, "１", "ａ", "課", "２", "○", "", "約１，２００人", "５年", "")
                + texts(3, "２", "ｂ", "課", "２", "○", "", "1,200件", "10年保存", "")
                + texts(4, "３", "ｃ", "課", "２", "○", "", "3万人", "永年", "")
                + texts(5, "４", "ｄ", "課", "２", "○", "", "△5", "常用", "")
                + texts(6, "５", "ｅ", "課", "２", "○", "", "100人以上", "３か月", "")
                + texts(7, "６", "ｆ", "課", "２", "○", "", "10～20人", "契約終了後５年間", "")
                + texts(8, "７", "ｇ", "課", "２", "○", "", "0", "廃棄まで", "");
        return excel("full width digits and units", new BookXml().sheet("台帳", "", rows, ""), 7);
    }

    static Ugly marks() {
        var marks = List.of("○", "×", "◯", "✓", "有", "無", "該当", "非該当", "－", "有（住民情報）", "レ", "〇", "△", "");
        var rows = new StringBuilder(texts(1, HEADER));
        for (int i = 0; i < marks.size(); i++) {
            rows.append(texts(i + 2, String.valueOf(i + 1), "資産" + i, "課", "2", marks.get(i), "", "", "", ""));
        }
        return excel("marks for yes and no", new BookXml().sheet("台帳", "", rows.toString(), ""), marks.size());
    }

    static Ugly freeClasses() {
        var rows = texts(1, HEADER)
                + texts(2, "1", "a", "課", "機密性３Ｂ（住民情報）", "", "", "", "", "")
                + texts(3, "2", "b", "課", "3B", "", "", "", "", "")
                + texts(4, "3", "c", "課", "高", "", "", "", "", "")
                + texts(5, "4", "d", "課", "重要", "", "", "", "", "")
                + texts(6, "5", "e", "課", "最重要", "", "", "", "", "")
                + texts(7, "6", "f", "課", "機密性3", "", "", "", "", "")
                + texts(8, "7", "g", "課", "不明", "", "", "", "", "")
                + texts(9, "8", "h", "課", "2 又は 3A", "", "", "", "", "");
        return excel("free text in a column of classes", new BookXml().sheet("台帳", "", rows, ""), 8);
    }

    static Ugly lineBreaksAndSpaces() {
        var rows = row(1, t("A1", "番\n号"), t("B1", "資産名　"), t("C1", "管理\r\n部署"), t("D1", "機 密 性"), t("I1", "備　考"))
                + row(
                        2,
                        t("A2", " 1　"),
                        t("B2", "庁内LAN\r\n（本庁）　　"),
                        t("C2", "　情報課"),
                        t("D2", "　２　"),
                        t("I2", "一行目\n二行目\n"))
                + row(3, t("A3", "2"), t("B3", "\u00a0支所\u00a0"), t("C3", "支所"), t("D3", "2"), t("I3", "　"));
        return excel("line breaks and ideographic spaces", new BookXml().sheet("台帳", "", rows, ""), 2);
    }

    static Ugly formulasAndFaults() {
        var rows = texts(1, HEADER)
                + row(
                        2,
                        "<c r=\"A2\"><f>ROW()-1</f><v>1</v></c>",
                        t("B2", "a"),
                        "<c r=\"C2\" t=\"str\"><f>VLOOKUP(\"課\",Z1:Z9,1)</f><v>総務課</v></c>",
                        "<c r=\"D2\"><f t=\"shared\" ref=\"D2:D4\" si=\"0\">LEN(B2)</f><v>1</v></c>",
                        "<c r=\"E2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                        "<c r=\"G2\" s=\"4\"><f>SUM(1,2)</f><v>3</v></c>")
                + row(
                        3,
                        "<c r=\"A3\"><f>ROW()-1</f><v>2</v></c>",
                        t("B3", "b"),
                        "<c r=\"C3\" t=\"e\"><v>#REF!</v></c>",
                        "<c r=\"D3\"><f t=\"shared\" si=\"0\"/><v>1</v></c>",
                        t("E3", "○"),
                        "<c r=\"G3\"><f>G2*2</f></c>")
                + row(
                        4,
                        "<c r=\"A4\"><f>ROW()-1</f><v>3</v></c>",
                        t("B4", "c"),
                        t("C4", "課"),
                        "<c r=\"D4\"><f t=\"shared\" si=\"0\"/><v>1</v></c>",
                        t("E4", "×"),
                        n("G4", 4, 0));
        return excel("formulas and faults", new BookXml().sheet("台帳", "", rows, ""), 3);
    }

    static Ugly filtersNamesAndRules() {
        var rows = texts(1, "情報資産台帳")
                + texts(3, HEADER)
                + texts(4, "1", "a", "課", "2", "○", "R8.4.1", "1", "1年", "")
                + texts(5, "2", "b", "課", "2", "×", "R8.4.1", "2", "1年", "")
                + texts(6, "3", "c", "課", "2", "○", "R8.4.1", "3", "1年", "")
                + row(7, t("A7", "合計"), "<c r=\"G7\"><f>SUM(G4:G6)</f><v>6</v></c>")
                + row(9, t("A9", "※備考"));
        var behind = "<autoFilter ref=\"A3:I6\"/>" + merges("A1:I1", "A9:I9")
                + "<conditionalFormatting sqref=\"D4:D6 F4:F6\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"1\"><formula>$D4=\"3A\"</formula></cfRule></conditionalFormatting>"
                + "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" sqref=\"E4:E6\"><formula1>\"○,×\"</formula1></dataValidation></dataValidations>"
                + "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"8\" orientation=\"landscape\"/>"
                + "<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"7\" max=\"16383\" man=\"1\"/></rowBreaks>";
        var book = new BookXml()
                .sheet(
                        "台 帳",
                        "<dimension ref=\"A1:I9\"/><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"3\" topLeftCell=\"A4\" state=\"frozen\"/></sheetView></sheetViews>",
                        rows,
                        behind)
                .sheet(
                        "集計",
                        "",
                        row(1, t("A1", "件数"), "<c r=\"B1\"><f>'台 帳'!G7</f><v>6</v></c>")
                                + row(2, t("A2", "個人情報"), "<c r=\"B2\"><f>COUNTIF('台 帳'!E4:E6,\"○\")</f><v>2</v></c>"),
                        "")
                .names(
                        "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'台 帳'!$A$3:$I$6</definedName>"
                                + "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'台 帳'!$A$1:$I$9</definedName>"
                                + "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'台 帳'!$1:$3</definedName>");
        return excel("filters, names, rules and print settings", book, 3);
    }

    static Ugly numbersPutInBeforehand() {
        var rows = new StringBuilder(
                texts(1, HEADER) + texts(2, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"));
        rows.append(row(3, n("A3", 1, 0), t("B3", "a"), t("C3", "課"), t("D3", "2"), n("F3", 46113, 3)));
        rows.append(row(4, n("A4", 2, 0), t("B4", "b"), t("C4", "課"), t("D4", "1"), n("F4", 46114, 3)));
        for (int i = 5; i < 10; i++) {
            rows.append("<row r=\"" + i + "\" ht=\"30\" customHeight=\"1\">" + n("A" + i, i - 2, 0) + e("B" + i, 7)
                    + e("C" + i, 0) + e("D" + i, 0) + e("F" + i, 3) + "</row>");
        }
        return excel(
                "numbers put in beforehand, and numbered columns",
                new BookXml().sheet("台帳", "", rows.toString(), ""),
                2);
    }

    static Ugly otherProgram() {
        var rows = new StringBuilder("<?xml version='1.0' encoding='utf-8'?>\n<x:worksheet xmlns:x=\"" + BookXml.MAIN
                + "\">\n <x:sheetData>\n");
        for (var line : List.of(
                List.of("番号", "資産名", "管理部署", "機密性"), List.of("1", "a", "課", "2"), List.of("2", "b", "課", "3A"))) {
            rows.append("  <x:row>\n");
            for (var text : line) {
                rows.append("   <x:c t='inlineStr'><x:is><x:t>").append(text).append("</x:t></x:is></x:c>\n");
            }
            rows.append("  </x:row>\n");
        }
        rows.append(" </x:sheetData>\n</x:worksheet>\n");
        return excel("prefixes, and cells without addresses", new BookXml().sheet("Sheet", "", rows.toString()), 2);
    }

    static Ugly withMacros() {
        var ugly = new BookXml()
                .macros()
                .sheet(
                        "台帳",
                        "",
                        texts(1, HEADER)
                                + texts(2, "1", "a", "課", "2", "○", "R8.4.1", "1", "1年", "")
                                + texts(3, "2", "b", "課", "2", "○", "R8.4.1", "1", "1年", ""),
                        "");
        return new Ugly("macros", "台帳.xlsm", ugly.bytes(), 2);
    }

    static Ugly objects() {
        var rows = texts(1, HEADER)
                + texts(2, "1", "a", "課", "2", "○", "R8.4.1", "1", "1年", "")
                + texts(3, "2", "b", "課", "2", "○", "R8.4.1", "1", "1年", "")
                + texts(4, "3", "c", "課", "2", "○", "R8.4.1", "1", "1年", "")
                + row(6, t("A6", "※凡例は図のとおり"));
        return excel(
                "a drawing on the sheet",
                new BookXml()
                        .sheet("台帳", "", rows, "<drawing r:id=\"rId1\"/>")
                        .part(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>")
                        .part(
                                "xl/drawings/drawing1.xml",
                                "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>9</xdr:row></xdr:to></xdr:twoCellAnchor></xdr:wsDr>"),
                3);
    }

    static Ugly shiftJis() {
        var text = "情報資産台帳\r\n\r\n番号,資産名,管理部署,機密性,個人情報,登録日,件数,保存期間,備考\r\n"
                + "1,\"表,ソ能\",総務課,3A,○,令和8年4月1日,\"1,200\",永年,\"一行目\n二行目\"\r\n"
                + "2,\"彼の\"\"案\"\"\",①髙課,2,×,R8.4.1,5,5年,\r\n"
                + ",,,,,,,,\r\n"
                + "合計,,,,,,1205,,\r\n";
        return new Ugly("Shift_JIS with quotes", "台帳.csv", text.getBytes(CsvText.WINDOWS_31J), 2);
    }

    static Ugly byteOrderMark() {
        var text = "\uFEFF番号,資産名,管理部署,,分類,,備考\n,,課名,係名,機密性,完全性,\n1,a,総務課,庶務係,3A,2,\n\"2\",b,財政課,,2,1,\"\"\n";
        return new Ugly("UTF-8 with mark and two header rows", "台帳.csv", text.getBytes(StandardCharsets.UTF_8), 2);
    }

    static Ugly utf16Tabs() {
        var text = "\uFEFF番号\t資産名\t管理部署\t機密性\r\n1\ta\t総務課\t3A\r\n2\tb\t\"財政\n課\"\t2\r\n";
        return new Ugly("UTF-16 with tabs", "台帳.txt", text.getBytes(StandardCharsets.UTF_16LE), 2);
    }

    static Ugly lastLineOpen() {
        var text = "資産名;管理部署;備考\na;課;x\n\"b\";課;\"y;z\"";
        return new Ugly(
                "semicolons, and a last line without end", "ledger.csv", text.getBytes(StandardCharsets.UTF_8), 2);
    }

    private static Ugly excel(String name, BookXml book, int entries) {
        return new Ugly(name, "台帳.xlsx", book.bytes(), entries);
    }

    static Opened open(Ugly ugly) {
        try {
            return Worksheets.open(ugly.bytes(), ugly.file());
        } catch (SheetUnreadable refused) {
            throw new AssertionError(ugly.name(), refused);
        }
    }

    /** A ledger that was opened, with what is proposed for it. */
    record Understood(Sheet sheet, Columns columns, Mapping mapping) {
        static Understood of(Ugly ugly) {
            var sheet = open(ugly).likeliest(TARGETS).orElseThrow();
            var columns = sheet.columns(TARGETS).orElseThrow();
            return new Understood(
                    sheet, columns, Mapping.propose(columns, TARGETS).mapping());
        }

        List<Line> lines() {
            try (var lines = sheet.lines(columns, mapping, TARGETS)) {
                return lines.toList();
            } catch (SheetUnreadable refused) {
                throw new AssertionError(refused);
            }
        }

        List<Line.Entry> entries() {
            var entries = new ArrayList<Line.Entry>();
            for (var line : lines()) {
                if (line instanceof Line.Entry entry) {
                    entries.add(entry);
                }
            }
            return entries;
        }
    }
}
