package org.sekisho.worksheet;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The references in a formula, each of which can be replaced. Texts in quotes, names, functions and references into other
 * workbooks are left as they are.
 */
final class Formulas {

    /**
     * A cell, a range of cells, or a range of whole rows.
     *
     * @param sheet as it stands in front, without quotes; null if it is the formula's own
     * @param second the same as the first for a single cell
     */
    record Reference(@Nullable String sheet, End first, End second, boolean single) {}

    /**
     * One end of a reference.
     *
     * @param column letters; empty for whole rows
     */
    record End(boolean columnFixed, String column, boolean rowFixed, int row) {
        String text() {
            return (columnFixed ? "$" : "") + column + (rowFixed ? "$" : "") + row;
        }

        End at(int other) {
            return new End(columnFixed, column, rowFixed, other);
        }
    }

    private static final Pattern CELL = Pattern.compile("(\\$?)([A-Za-z]{1,3})(\\$?)([0-9]{1,7})");
    private static final Pattern ROW = Pattern.compile("(\\$?)([0-9]{1,7})");

    private final String formula;
    private final Function<Reference, String> replace;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Formulas(String formula, Function<Reference, String> replace) {
        this.formula = formula;
        this.replace = replace;
    }

    /** The formula with each reference as the function gives it (without its sheet). */
    static String replaced(String formula, Function<Reference, String> replace) {
        return new Formulas(formula, replace).run();
    }

    /** The formula as it would be when its cell were copied so many rows down and columns to the right. */
    static String copied(String formula, int rows, int columns) {
        return replaced(formula, reference -> {
            var first = moved(reference.first(), rows, columns);
            return reference.single()
                    ? first.text()
                    : first.text() + ":"
                            + moved(reference.second(), rows, columns).text();
        });
    }

    /** The formula with the references to a sheet where its cells come to stand. */
    static String moved(String formula, boolean onTheSheet, String sheet, Moves moves) {
        return replaced(formula, reference -> {
            if (!isTo(reference, onTheSheet, sheet)) {
                return text(reference);
            }
            int from = Math.min(reference.first().row(), reference.second().row());
            int to = Math.max(reference.first().row(), reference.second().row());
            var area = moves.area(new Area(from, to, 0, 0), !reference.single());
            int first = area.map(Area::firstRow).orElseGet(() -> moves.row(from));
            int last = area.map(Area::lastRow).orElse(first);
            return reference.single()
                    ? reference.first().at(first).text()
                    : reference.first().at(first).text() + ":"
                            + reference.second().at(last).text();
        });
    }

    static boolean isTo(Reference reference, boolean onTheSheet, String sheet) {
        return reference.sheet() == null ? onTheSheet : reference.sheet().equalsIgnoreCase(sheet);
    }

    static String text(Reference reference) {
        return reference.single()
                ? reference.first().text()
                : reference.first().text() + ":" + reference.second().text();
    }

    private static End moved(End end, int rows, int columns) {
        var column = end.column().isEmpty() || end.columnFixed()
                ? end.column()
                : Letters.of(Math.max(0, Letters.place(end.column()) + columns));
        return new End(
                end.columnFixed(), column, end.rowFixed(), end.rowFixed() ? end.row() : Math.max(1, end.row() + rows));
    }

    private String run() {
        while (at < formula.length()) {
            char c = formula.charAt(at);
            if (c == '"') {
                out.append(quoted('"'));
            } else if (c == '\'') {
                var quoted = quoted('\'');
                out.append(quoted);
                if (follows('!')) {
                    behindSheet(quoted.substring(1, Math.max(1, quoted.length() - 1))
                            .replace("''", "'"));
                }
            } else if (c == '[') {
                bracket();
            } else if (isWord(c)) {
                word();
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private String quoted(char quote) {
        int from = at++;
        while (at < formula.length()) {
            if (formula.charAt(at++) == quote) {
                if (at < formula.length() && formula.charAt(at) == quote) {
                    at++;
                } else {
                    break;
                }
            }
        }
        return formula.substring(from, at);
    }

    /** Columns of a table, or another workbook and what is referred to there. */
    private void bracket() {
        int from = at;
        int depth = 0;
        do {
            char c = formula.charAt(at++);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        } while (at < formula.length() && depth > 0);
        while (at < formula.length() && isWord(formula.charAt(at))) {
            at++;
        }
        if (follows('!')) {
            at++;
            while (at < formula.length() && (isWord(formula.charAt(at)) || formula.charAt(at) == ':')) {
                at++;
            }
        }
        out.append(formula, from, at);
    }

    private void word() {
        int from = at;
        while (at < formula.length() && isWord(formula.charAt(at))) {
            at++;
        }
        var word = formula.substring(from, at);
        if (follows('!')) {
            out.append(word);
            behindSheet(word);
        } else {
            at = from;
            reference(null);
        }
    }

    private void behindSheet(String sheet) {
        out.append('!');
        at++;
        // 'C:\[book.xlsx]sheet' is in another workbook.
        if (sheet.indexOf('[') >= 0) {
            while (at < formula.length() && (isWord(formula.charAt(at)) || formula.charAt(at) == ':')) {
                out.append(formula.charAt(at++));
            }
        } else {
            reference(sheet);
        }
    }

    /** A reference, if one stands here; otherwise the word that does. */
    private void reference(@Nullable String sheet) {
        int from = at;
        while (at < formula.length() && isWord(formula.charAt(at))) {
            at++;
        }
        var word = formula.substring(from, at);
        var first = end(word);
        if (first == null || follows('(') || follows('[')) {
            out.append(word);
            return;
        }
        if (follows(':')) {
            int behind = at + 1;
            while (behind < formula.length() && isWord(formula.charAt(behind))) {
                behind++;
            }
            var second = end(formula.substring(at + 1, behind));
            if (second != null && second.column().isEmpty() == first.column().isEmpty()) {
                at = behind;
                out.append(replace.apply(new Reference(sheet, first, second, false)));
                return;
            }
        }
        out.append(first.column().isEmpty() ? word : replace.apply(new Reference(sheet, first, first, true)));
    }

    private static @Nullable End end(String word) {
        var cell = CELL.matcher(word);
        if (cell.matches()) {
            var column = cell.group(2).toUpperCase(Locale.ROOT);
            int row = Integer.parseInt(cell.group(4));
            return Letters.place(column) < 0 || row < 1
                    ? null
                    : new End(!cell.group(1).isEmpty(), column, !cell.group(3).isEmpty(), row);
        }
        var row = ROW.matcher(word);
        return row.matches() && Integer.parseInt(row.group(2)) > 0
                ? new End(false, "", !row.group(1).isEmpty(), Integer.parseInt(row.group(2)))
                : null;
    }

    private boolean follows(char sign) {
        return at < formula.length() && formula.charAt(at) == sign;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '\\';
    }
}
