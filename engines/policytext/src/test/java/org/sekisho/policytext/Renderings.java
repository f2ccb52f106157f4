package org.sekisho.policytext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes lines as .docx, .html and .pdf files, small and plain, the way a converter would. */
final class Renderings {
    static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private Renderings() {}

    static byte[] html(List<String> lines) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\">"
                + "<title>x</title><style>p{margin:0}</style></head><body><script>var 附則 = '第1条';</script>\n");
        for (String line : lines) {
            out.append("<p>").append(escaped(line)).append("</p>\n");
        }
        return out.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static byte[] docx(List<String> lines) {
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            body.append(paragraph("", line));
        }
        return docx(Map.of("word/document.xml", document(body.toString())));
    }

    static String paragraph(String properties, String text) {
        return "<w:p>" + properties + "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>";
    }

    static String document(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document " + WORD + "><w:body>" + body
                + "</w:body></w:document>";
    }

    static byte[] docx(Map<String, String> parts) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zip(bytes);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Pages of 40 lines in a Japanese font that is named and not embedded. */
    static byte[] pdf(List<String> lines) {
        List<String> pages = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += 40) {
            StringBuilder page = new StringBuilder("BT /F1 10 Tf 15 TL 60 760 Td\n");
            for (String line : lines.subList(from, Math.min(lines.size(), from + 40))) {
                page.append(shown(line)).append(" Tj T*\n");
            }
            pages.add(page.append("ET").toString());
        }
        return pdfOfContents(pages);
    }

    /** A text as the operand that shows it. */
    static String shown(String text) {
        StringBuilder hex = new StringBuilder("<");
        for (char c : text.replace('\t', '　').toCharArray()) {
            hex.append(String.format("%04X", (int) c));
        }
        return hex.append('>').toString();
    }

    static byte[] pdfOfContents(List<String> contents) {
        List<String> objects = new ArrayList<>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < contents.size(); i++) {
            kids.append(6 + 2 * i).append(" 0 R ");
        }
        objects.add("<< /Type /Pages /Count " + contents.size() + " /Kids [" + kids + "] >>");
        objects.add("<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N-Regular /Encoding /UniJIS-UTF16-H"
                + " /DescendantFonts [4 0 R] >>");
        objects.add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N-Regular /DW 1000"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor 5 0 R >>");
        objects.add("<< /Type /FontDescriptor /FontName /KozMinPr6N-Regular /Flags 4 /FontBBox [0 -120 1000 880]"
                + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>");
        for (int i = 0; i < contents.size(); i++) {
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + (7 + 2 * i)
                    + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            String content = contents.get(i);
            objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        }
        return pdfOfObjects(objects);
    }

    static byte[] pdfOfObjects(List<String> objects) {
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
        out.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
