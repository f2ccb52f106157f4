package org.sekisho.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One of the shipped fonts, parsed once per process.
 *
 * <p>May be used by many threads: what a text asks (glyph, width) is read from arrays that no longer change, and cutting
 * a subset is done one after the other.
 */
enum Face {
    /** For text. */
    MINCHO("BIZUDMincho"),
    /** For headings. */
    GOTHIC("BIZUDGothic");

    /** What a renderer needs to draw the glyphs; names, signatures and layout rules stay out. */
    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

    private static final int BMP = 0x10000;

    private final String fontName;
    private final TrueTypeFont font;
    private final CmapLookup cmap;
    private final char[] glyphs = new char[BMP];
    private final int[] advances;
    private final double toThousandth;

    Face(String fontName) {
        this.fontName = fontName;
        try (InputStream in = Face.class.getResourceAsStream("fonts/" + fontName + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("the build left out the font " + fontName);
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            this.cmap = font.getUnicodeCmapLookup();
            this.toThousandth = 1000.0 / font.getUnitsPerEm();
            this.advances = new int[font.getNumberOfGlyphs()];
            for (int glyph = 0; glyph < advances.length; glyph++) {
                advances[glyph] = (int) Math.round(font.getAdvanceWidth(glyph) * toThousandth);
            }
            for (int sign = 0; sign < BMP; sign++) {
                glyphs[sign] = (char) cmap.getGlyphId(sign);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + fontName + " cannot be read", e);
        }
    }

    String fontName() {
        return fontName;
    }

    /** The glyph of a code point, 0 if the font has none. */
    int glyph(int codePoint) {
        return codePoint < BMP ? glyphs[codePoint] : cmap.getGlyphId(codePoint);
    }

    /** Width of a glyph in thousandths of an em. */
    int advance(int glyph) {
        return advances[glyph];
    }

    /** A font length in thousandths of an em. */
    int thousandth(double units) {
        return (int) Math.round(units * toThousandth);
    }

    TrueTypeFont font() {
        return font;
    }

    /** Writes a font with nothing but these glyphs, and says which number each has in it. */
    Map<Integer, Integer> subset(Set<Integer> used, OutputStream out) throws IOException {
        synchronized (this) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addGlyphIds(used);
            Map<Integer, Integer> newToOld = subsetter.getGIDMap();
            subsetter.writeToStream(out);
            return newToOld;
        }
    }
}
