package org.sekisho.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Policies of any size with definitions, cross references, abbreviations and amendments. */
final class PolicySource {
    private static final int LINES_PER_PAGE = 40;

    private PolicySource() {}

    /** A policy of about this many bytes in UTF-8. */
    static String text(int bytes) {
        StringBuilder out = new StringBuilder();
        int size = 0;
        for (String line : lines(bytes / 60 + 40)) {
            size += line.getBytes(StandardCharsets.UTF_8).length + 1;
            out.append(line).append('\n');
            if (size >= bytes) {
                break;
            }
        }
        return out.toString();
    }

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>(count + 20);
        lines.add("○試験市情報セキュリティ規程");
        lines.add("平成30年3月26日");
        lines.add("訓令第5号");
        lines.add("改正 令和2年3月30日訓令第3号");
        lines.add("第1章 総則");
        lines.add("(定義)");
        lines.add("第1条 この規程における用語の意義は、次のとおりとする。");
        for (int i = 1; i <= 20; i++) {
            lines.add("(" + i + ") 用語その" + i + " 計算機及び通信網からなり、情報を処理する仕組みのうち第" + i + "のものをいう。");
        }
        int article = 2;
        while (lines.size() < count) {
            if (article % 10 == 2) {
                lines.add("第" + (article / 10 + 2) + "章 対策その" + article);
            }
            lines.add("(対策その" + article + ")");
            lines.add("第" + article + "条 管理者は、前条の規定により定めた事項及び第" + (article / 2 + 1) + "条第1項に規定する事項を踏まえ、情報資産台帳（以下「台帳"
                    + article + "」という。）を備えるものとする。");
            lines.add("2 前項の台帳には、次に掲げる事項を記載しなければならない。");
            lines.add("(1) 名称及び所在");
            lines.add("(2) 機密性、完全性及び可用性に応じた分類並びにその分類を行った年月日");
            lines.add("(3) 前2号に掲げるもののほか、次に掲げるもの");
            lines.add("ア 保存の期間");
            lines.add("イ 廃棄の方法");
            lines.add("3 職員等は、台帳に記載された情報資産を、第1条第1号に掲げる用語の意義に従い、適切に取り扱わなければならない。");
            article++;
        }
        return lines;
    }

    /** A PDF of this many full pages in a Japanese font that is named and not embedded. */
    static byte[] pdf(int pages) {
        List<String> lines = lines(pages * LINES_PER_PAGE + 50);
        List<String> objects = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(6 + 2 * i).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Count " + pages + " /Kids [" + kids + "] >>");
        objects.add("<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N-Regular /Encoding /UniJIS-UTF16-H"
                + " /DescendantFonts [4 0 R] >>");
        objects.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N-Regular /DW 1000 /CIDSystemInfo"
                + " << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor 5 0 R >>");
        objects.add("<< /Type /FontDescriptor /FontName /KozMinPr6N-Regular /Flags 4 /FontBBox [0 -120 1000 880]"
                + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>");
        for (int i = 0; i < pages; i++) {
            StringBuilder content = new StringBuilder("BT /F1 6 Tf 15 TL 40 760 Td\n");
            for (String line : lines.subList(i * LINES_PER_PAGE, (i + 1) * LINES_PER_PAGE)) {
                content.append('<');
                for (char c : line.toCharArray()) {
                    content.append(String.format("%04X", (int) c));
                }
                content.append("> Tj T*\n");
            }
            content.append("ET\nBT /F1 8 Tf 290 30 Td <");
            for (char c : Integer.toString(i + 1).toCharArray()) {
                content.append(String.format("%04X", (int) c));
            }
            content.append("> Tj ET");
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + (7 + 2 * i)
                    + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        }
        StringBuilder out = new StringBuilder("%PDF-1.5\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(out.length());
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = out.length();
        out.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        for (int place : places) {
            out.append(String.format("%010d 00000 n \n", place));
        }
        out.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        return out.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
