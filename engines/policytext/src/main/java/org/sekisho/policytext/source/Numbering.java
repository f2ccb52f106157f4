package org.sekisho.policytext.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The automatic numbers of a .docx: which list and level a paragraph is on, and what is printed before it. */
final class Numbering {
    static final int LEVELS = 9;

    /** One level of a list as the file defines it. */
    static final class Level {
        int start = 1;
        String format = "decimal";
        String text = "";
        int restart = -1;
        boolean plain;
    }

    /** A definition that several lists may share; they go on counting together. */
    static final class Definition {
        final Level[] levels = new Level[LEVELS];
        final int[] counts = new int[LEVELS];
        final boolean[] begun = new boolean[LEVELS];
        String styleLink = "";

        Definition() {
            for (int i = 0; i < LEVELS; i++) {
                levels[i] = new Level();
            }
        }
    }

    /** A list: a definition, with levels that begin anew. */
    static final class Use {
        String definition = "";
        final Map<Integer, Integer> starts = new HashMap<>();
        final Map<Integer, Level> levels = new HashMap<>();
        final boolean[] started = new boolean[LEVELS];
    }

    final Map<String, Definition> definitions = new HashMap<>();
    final Map<String, Use> uses = new HashMap<>();
    /** From the name of a numbering style to the list it stands for. */
    final Map<String, String> styleLists = new HashMap<>();

    /** The number before the next paragraph of a list; empty for a bullet or no list. */
    String next(String list, int level) {
        Use use = uses.get(list);
        if (use == null || level < 0 || level >= LEVELS) {
            return "";
        }
        Definition definition = definition(use);
        if (definition == null) {
            return "";
        }
        Integer override = use.starts.get(level);
        if (!definition.begun[level]) {
            definition.counts[level] = level(definition, use, level).start;
            definition.begun[level] = true;
        } else {
            definition.counts[level]++;
        }
        if (override != null && !use.started[level]) {
            definition.counts[level] = override;
        }
        use.started[level] = true;
        for (int below = level + 1; below < LEVELS; below++) {
            int restart = level(definition, use, below).restart;
            if (restart < 0 || restart > level) {
                definition.begun[below] = false;
            }
        }
        return print(definition, use, level);
    }

    private @Nullable Definition definition(Use use) {
        Definition definition = definitions.get(use.definition);
        if (definition != null && !definition.styleLink.isEmpty()) {
            Use linked = uses.get(styleLists.getOrDefault(definition.styleLink, ""));
            Definition other = linked == null ? null : definitions.get(linked.definition);
            return other == null ? definition : other;
        }
        return definition;
    }

    private static Level level(Definition definition, Use use, int level) {
        return use.levels.getOrDefault(level, definition.levels[level]);
    }

    private static String print(Definition definition, Use use, int at) {
        Level level = level(definition, use, at);
        if (level.format.equals("bullet")) {
            return "・";
        }
        if (level.format.equals("none")) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        String text = level.text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int other = i + 1 < text.length() ? text.charAt(i + 1) - '1' : -1;
            if (c == '%' && other >= 0 && other < LEVELS) {
                Level shown = level(definition, use, other);
                int count = definition.begun[other] ? definition.counts[other] : shown.start;
                out.append(level.plain ? Integer.toString(count) : number(shown.format, count));
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A number in one of the formats of the file format (ST_NumberFormat); unknown ones print plain. */
    static String number(String format, int n) {
        return switch (format) {
            case "decimalFullWidth", "decimalFullWidth2" -> Numerals.fullWidth(n);
            case "decimalZero" -> n < 10 ? "0" + n : Integer.toString(n);
            case "upperRoman" -> Numerals.roman(n, true);
            case "lowerRoman" -> Numerals.roman(n, false);
            case "upperLetter" -> Numerals.latin(n, true);
            case "lowerLetter" -> Numerals.latin(n, false);
            case "aiueo", "aiueoFullWidth" -> Numerals.aiueo(n);
            case "iroha", "irohaFullWidth" -> Numerals.iroha(n);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle" ->
                Numerals.circled(n);
            case "decimalEnclosedParen" -> Numerals.bracketed(n);
            case "decimalEnclosedFullstop" -> Numerals.dotted(n);
            case "japaneseCounting",
                    "chineseCounting",
                    "chineseCountingThousand",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand",
                    "japaneseLegal" -> Numerals.kanji(n);
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> Numerals.kanjiDigits(n);
            default -> Integer.toString(n);
        };
    }
}
