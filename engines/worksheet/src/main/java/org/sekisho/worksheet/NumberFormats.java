package org.sekisho.worksheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Which styles of a workbook show a number as a day. */
final class NumberFormats {

    static final NumberFormats NONE = new NumberFormats(List.of());

    /** How a number is shown. */
    enum Shown {
        NUMBER,
        DAY,
        /** A day in 和暦. */
        ERA,
        /** Time of day alone. */
        TIME
    }

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("\\[(?:h+|m+|s+)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPONENT = Pattern.compile("e[+-]");

    private final List<Shown> byStyle;

    private NumberFormats(List<Shown> byStyle) {
        this.byStyle = byStyle;
    }

    /** Reads the part that holds the styles. */
    static NumberFormats read(InputStream in, String file, String part) throws XMLStreamException, SheetUnreadable {
        Map<Integer, String> codes = new HashMap<>();
        List<Shown> styles = new ArrayList<>();
        boolean inCells = false;
        try (var xml = new Xml(in, file, part)) {
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    return new NumberFormats(styles);
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "numFmt" -> {
                            var code = xml.attribute("formatCode");
                            codes.put(xml.number("numFmtId", -1), code == null ? "" : code);
                        }
                        case "cellXfs" -> inCells = true;
                        case "xf" -> {
                            if (inCells) {
                                int id = xml.number("numFmtId", 0);
                                var code = codes.get(id);
                                styles.add(code == null ? ofBuiltIn(id) : of(code));
                            }
                        }
                        default -> {
                            // Fonts and the like.
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.is("cellXfs")) {
                    inCells = false;
                }
            }
        }
    }

    Shown of(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : Shown.NUMBER;
    }

    /** The formats that Excel has without a code in the file (ECMA-376 part 1, 18.8.30; 27 and following in Japanese). */
    private static Shown ofBuiltIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 22, 30 -> Shown.DAY;
            case 27, 28, 29, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 31 -> Shown.ERA;
            case 18, 19, 20, 21, 32, 33, 45, 46, 47 -> Shown.TIME;
            default -> Shown.NUMBER;
        };
    }

    /** What a code shows: the first of its sections decides. */
    static Shown of(String code) {
        if (ELAPSED.matcher(code).find()) {
            return Shown.TIME;
        }
        var plain = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        int section = plain.indexOf(';');
        if (section >= 0) {
            plain = plain.substring(0, section);
        }
        plain = EXPONENT.matcher(plain).replaceAll("").replace("general", "").replace("g/標準", "");
        if (plain.indexOf('#') >= 0 || plain.indexOf('0') >= 0 && plain.indexOf('s') < 0) {
            return Shown.NUMBER;
        }
        if (plain.indexOf('g') >= 0 || plain.indexOf('e') >= 0) {
            return Shown.ERA;
        }
        if (plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0 || plain.contains("aaa")) {
            return Shown.DAY;
        }
        if (plain.indexOf('h') >= 0 || plain.indexOf('s') >= 0) {
            return Shown.TIME;
        }
        return plain.indexOf('m') >= 0 ? Shown.DAY : Shown.NUMBER;
    }
}
