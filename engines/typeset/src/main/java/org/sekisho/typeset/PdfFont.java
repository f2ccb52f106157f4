package org.sekisho.typeset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font of one PDF: exactly the signs that its text has.
 *
 * <p>Each sign gets a code of its own, in the order of the text, and the code says which signs it stands for. So two signs
 * that the font draws alike, a kana with a mark set apart, or a kanji with a selector are read back as they were written,
 * which is not so where codes are those of glyphs.
 */
final class PdfFont {
    private static final int MOST_CODES_A_BLOCK = 100;
    /** The geta mark, which Japanese printers set where they have no type. */
    private static final int NO_TYPE = '〓';

    private static final int SPACE = '　';

    private final Face face;
    private final Map<String, Sign> signs = new HashMap<>();
    private final List<Sign> inOrder = new ArrayList<>();
    private final SortedSet<String> missing;

    /**
     * A sign of the text as the font draws it.
     *
     * @param code what stands for it in the content of a page
     * @param glyph in the whole font
     * @param advance in thousandths of an em
     * @param over drawn over the sign before
     */
    record Sign(int code, String text, int glyph, int advance, boolean over) {}

    /**
     * A font without signs yet.
     *
     * @param missing receives the signs that the font does not have
     */
    PdfFont(Face face, SortedSet<String> missing) {
        this.face = face;
        this.missing = missing;
    }

    /** The signs that draw one sign of the text: one, or a letter and the marks over it. */
    List<Sign> draw(String sign) {
        Sign known = signs.get(sign);
        if (known != null) {
            return List.of(known);
        }
        String composed = Signs.composed(sign);
        int first = composed.isEmpty() ? SPACE : composed.codePointAt(0);
        int single = Character.charCount(first);
        if (composed.length() > single && face.glyph(first) != 0) {
            List<Sign> parts = parts(sign);
            if (!parts.isEmpty()) {
                return parts;
            }
        }
        int glyph = switch (first) {
            case '\t' -> face.glyph(SPACE);
            default -> face.glyph(first);
        };
        if (composed.length() > single || glyph == 0) {
            missing.add(sign);
            glyph = face.glyph(NO_TYPE);
        }
        return List.of(add(sign, glyph, composed.isEmpty() ? 0 : face.advance(glyph), false));
    }

    private List<Sign> parts(String sign) {
        List<String> codePoints =
                sign.codePoints().mapToObj(Character::toString).toList();
        for (String part : codePoints) {
            if (face.glyph(part.codePointAt(0)) == 0) {
                return List.of();
            }
        }
        List<Sign> parts = new ArrayList<>();
        for (String part : codePoints) {
            boolean over = !parts.isEmpty();
            Sign known = signs.get(part);
            int glyph = face.glyph(part.codePointAt(0));
            // A mark alone and a mark over a letter look alike and are placed differently.
            parts.add(
                    over
                            ? addAgain(part, glyph)
                            : known != null ? known : add(part, glyph, face.advance(glyph), false));
        }
        return parts;
    }

    private Sign addAgain(String part, int glyph) {
        Sign known = signs.get("\u0000" + part);
        if (known != null) {
            return known;
        }
        Sign made = new Sign(inOrder.size() + 1, part, glyph, face.advance(glyph), true);
        signs.put("\u0000" + part, made);
        inOrder.add(made);
        return made;
    }

    private Sign add(String text, int glyph, int advance, boolean over) {
        Sign made = new Sign(inOrder.size() + 1, text, glyph, advance, over);
        signs.put(text, made);
        inOrder.add(made);
        return made;
    }

    boolean used() {
        return !inOrder.isEmpty();
    }

    /** The font for the resources of a document, with the subset in it. */
    COSDictionary embed(PDDocument document) throws IOException {
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        SortedSet<Integer> glyphs = new TreeSet<>();
        glyphs.add(0);
        inOrder.forEach(sign -> glyphs.add(sign.glyph()));
        Map<Integer, Integer> newToOld = face.subset(glyphs, program);
        Map<Integer, Integer> oldToNew = new HashMap<>();
        newToOld.forEach((inSubset, inFont) -> oldToNew.put(inFont, inSubset));

        byte[] map = new byte[2 * (inOrder.size() + 1)];
        COSArray widths = new COSArray();
        COSArray run = new COSArray();
        for (Sign sign : inOrder) {
            int glyph = oldToNew.getOrDefault(sign.glyph(), 0);
            map[2 * sign.code()] = (byte) (glyph >> 8);
            map[2 * sign.code() + 1] = (byte) glyph;
            run.add(COSInteger.get(sign.advance()));
        }
        widths.add(COSInteger.get(1));
        widths.add(run);

        COSName name = COSName.getPDFName(tag() + "+" + face.fontName());
        COSDictionary cidFont = new COSDictionary();
        cidFont.setItem(COSName.TYPE, COSName.FONT);
        cidFont.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        cidFont.setItem(COSName.BASE_FONT, name);
        cidFont.setItem(COSName.CIDSYSTEMINFO, systemInfo());
        cidFont.setItem(COSName.FONT_DESC, descriptor(name, stream(document, program.toByteArray(), true)));
        cidFont.setItem(COSName.W, widths);
        cidFont.setInt(COSName.DW, 1000);
        cidFont.setItem(COSName.CID_TO_GID_MAP, stream(document, map, false));

        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, name);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(cidFont);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII), false));
        return font;
    }

    private COSDictionary descriptor(COSName name, COSStream program) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, name);
        // Symbolic: its codes follow no Latin encoding.
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray box = new COSArray();
        var head = face.font().getHeader();
        for (int side : new int[] {head.getXMin(), head.getYMin(), head.getXMax(), head.getYMax()}) {
            box.add(COSInteger.get(face.thousandth(side)));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        var heights = face.font().getHorizontalHeader();
        descriptor.setInt(COSName.ASCENT, face.thousandth(heights.getAscender()));
        descriptor.setInt(COSName.DESCENT, face.thousandth(heights.getDescender()));
        descriptor.setInt(COSName.CAP_HEIGHT, face.thousandth(heights.getAscender()));
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, program);
        return descriptor;
    }

    private static COSDictionary systemInfo() {
        COSDictionary info = new COSDictionary();
        info.setItem(COSName.REGISTRY, new COSString("Adobe"));
        info.setItem(COSName.ORDERING, new COSString("Identity"));
        info.setInt(COSName.SUPPLEMENT, 0);
        return info;
    }

    private static COSStream stream(PDDocument document, byte[] bytes, boolean program) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        if (program) {
            stream.setInt(COSName.LENGTH1, bytes.length);
        }
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        return stream;
    }

    /** Six letters that tell one subset of a font from another. */
    private String tag() {
        long hash = 17;
        for (Sign sign : inOrder) {
            hash = hash * 31 + sign.text().hashCode();
        }
        StringBuilder tag = new StringBuilder(6);
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + Math.floorMod(hash, 26)));
            hash = Math.floorDiv(hash, 26);
        }
        return tag.toString();
    }

    private String toUnicode() {
        StringBuilder cmap = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < inOrder.size(); from += MOST_CODES_A_BLOCK) {
            List<Sign> block = inOrder.subList(from, Math.min(inOrder.size(), from + MOST_CODES_A_BLOCK));
            cmap.append(block.size()).append(" beginbfchar\n");
            for (Sign sign : block) {
                cmap.append('<');
                hex(cmap, sign.code());
                cmap.append("> <");
                sign.text().chars().forEach(c -> hex(cmap, c));
                cmap.append(">\n");
            }
            cmap.append("endbfchar\n");
        }
        return cmap.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /** Writes a code as four digits. */
    static void hex(StringBuilder out, int code) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.toUpperCase(Character.forDigit(code >> shift & 0xF, 16)));
        }
    }
}
