package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the entries of a table from the other rows below its header. */
final class Table {

    private static final Pattern TOTAL =
            Pattern.compile("合計|総計|小計|計|総合計|累計|合計件数|件数計|total|subtotal|grandtotal|sum|.{1,12}(?:合計|小計|総計)");
    private static final Pattern REMARK = Pattern.compile(
            "^(?:[※＊*]|[(（〔\\[]注|注[\\s\\u3000:：)）0-9０-９記意]|備考[:：]|凡例|以上$|記入要領|記入例|作成[日者]|出典)", Pattern.DOTALL);
    private static final Pattern SERIAL = Pattern.compile("^(?:no|番号|通番|項番|連番|通し番号|整理番号|管理番号|行番号|id|number)$");

    private final Merges merges;
    private final Columns columns;
    private final Set<Integer> places = new HashSet<>();
    private final Set<Integer> mapped = new HashSet<>();
    private final Set<Integer> serial = new HashSet<>();
    private final Map<Integer, String> lastHeadings = new HashMap<>();
    private final int first;
    private final int last;

    /** @param mapped the columns that are read; all if there are none */
    Table(Merges merges, Columns columns, Set<Integer> mapped) {
        this.merges = merges;
        this.columns = columns;
        for (var column : columns.columns()) {
            places.add(column.place());
            if (!column.headings().isEmpty()) {
                var heading = column.headings().getLast();
                lastHeadings.put(column.place(), heading);
                if (SERIAL.matcher(Words.headingAlone(heading)).matches()) {
                    serial.add(column.place());
                }
            }
        }
        this.mapped.addAll(mapped.isEmpty() ? places : mapped);
        first = columns.columns().stream().mapToInt(Column::place).min().orElse(0);
        last = columns.columns().stream().mapToInt(Column::place).max().orElse(0);
    }

    /** Why a row that is not blank is no entry; empty if it is one. */
    Optional<Line.Why> leftOut(Row row) {
        var only = row.only();
        if (only.isPresent() && places.size() > 2) {
            int place = only.get();
            int breadth = merges.from(row.number(), place).map(Area::width).orElse(1);
            if (!standsAlone(row, place, breadth)) {
                return isUnused(row) ? Optional.of(Line.Why.UNUSED) : Optional.empty();
            }
            if (REMARK.matcher(row.text(place)).find()) {
                return Optional.of(Line.Why.FOOTNOTE);
            }
            if (breadth * 2 > last - first + 1) {
                return Optional.of(Line.Why.HEADING);
            }
        }
        if (isTotal(row)) {
            return Optional.of(Line.Why.TOTAL);
        }
        if (repeatsHeader(row)) {
            return Optional.of(Line.Why.REPEATED_HEADER);
        }
        return isUnused(row) ? Optional.of(Line.Why.UNUSED) : Optional.empty();
    }

    /** Whether no merged cell from above gives the row a value beside its only one. */
    private static boolean standsAlone(Row row, int place, int breadth) {
        for (int i = 0; i < row.filled().size(); i++) {
            if ((i < place || i >= place + breadth) && !row.cell(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The first text of the row says that the row is a sum, and what follows are numbers. */
    private boolean isTotal(Row row) {
        boolean said = false;
        for (int i = 0; i < row.own().size(); i++) {
            var cell = row.own(i);
            if (cell.isBlank()) {
                continue;
            }
            if (!said) {
                if (!(cell instanceof Raw.Text)
                        || !TOTAL.matcher(Words.fold(row.text(i))).matches()) {
                    return false;
                }
                said = true;
            } else if (cell instanceof Raw.Text && Numbers.of(cell).isEmpty() && !isDash(cell)) {
                return false;
            }
        }
        return said;
    }

    private static boolean isDash(Raw cell) {
        var text = Words.fold(cell.text());
        return text.length() == 1 && YesNos.of(text).isPresent();
    }

    private boolean repeatsHeader(Row row) {
        int same = 0;
        int filled = 0;
        for (int place : places) {
            if (!row.cell(place).isBlank()) {
                filled++;
                var heading = lastHeadings.get(place);
                same += heading != null && heading.equals(Header.oneLine(row.text(place))) ? 1 : 0;
            }
        }
        return filled > 1 && same * 5 >= filled * 4;
    }

    /** Nothing stands in what is read but a number that was put in beforehand. */
    private boolean isUnused(Row row) {
        for (int place : mapped) {
            if (!serial.contains(place) && !row.own(place).isBlank()) {
                return false;
            }
        }
        for (int place : places) {
            if (!mapped.contains(place)
                    && !serial.contains(place)
                    && row.own(place) instanceof Raw.Text text
                    && !text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The columns that a header names, and those that have something below it without a name. */
    static Columns columns(Grid grid, HeaderRows header) {
        var merges = grid.merges();
        var sample = grid.sample();
        Map<Integer, List<String>> headings;
        if (header.equals(HeaderRows.OUTSIDE)) {
            headings = new LinkedHashMap<>();
            var names = grid.names();
            for (int i = 0; i < names.size(); i++) {
                headings.put(i, List.of(names.get(i)));
            }
        } else {
            var block = sample.stream()
                    .filter(row -> row.number() >= header.first() && row.number() <= header.last())
                    .toList();
            int width =
                    block.stream().mapToInt(row -> row.filled().size()).max().orElse(0);
            headings = Header.headings(block, merges, width);
        }
        var below = sample.stream().filter(row -> row.number() > header.last()).toList();
        int firstLine = header.last() + 1;
        if (!below.isEmpty() && numbersColumns(below.getFirst(), header)) {
            firstLine = below.getFirst().number() + 1;
            below = below.subList(1, below.size());
        }
        var places = new java.util.TreeSet<>(headings.keySet());
        for (var row : below) {
            for (int i = 0; i < row.own().size(); i++) {
                if (!row.own(i).isBlank() && row.only().isEmpty()) {
                    places.add(i);
                }
            }
        }
        var keys = new HashMap<String, Integer>();
        var columns = new ArrayList<Column>();
        for (int place : places) {
            var names = headings.getOrDefault(place, List.of());
            var key = Words.heading(String.join("", names));
            if (key.isEmpty()) {
                key = "列" + Letters.of(place);
            }
            int repeated = keys.merge(key, 1, Integer::sum);
            columns.add(new Column(
                    place,
                    repeated == 1 ? key : key + "#" + repeated,
                    names,
                    grid.hiddenColumns().contains(place),
                    content(below, place)));
        }
        var bare = new Columns(header, firstLine, columns);
        // Once more with the entries alone: totals and remarks are not of a column's nature.
        var table = new Table(merges, bare, Set.of());
        var entries = below.stream()
                .filter(row -> !row.isBlank() && table.leftOut(row).isEmpty())
                .toList();
        return new Columns(
                header,
                firstLine,
                columns.stream()
                        .map(column -> new Column(
                                column.place(),
                                column.key(),
                                column.headings(),
                                column.hidden(),
                                content(entries, column.place())))
                        .toList());
    }

    /** A row below the header that numbers the columns: (1), (2), (3). */
    private static boolean numbersColumns(Row row, HeaderRows header) {
        if (header.equals(HeaderRows.OUTSIDE) || row.number() != header.last() + 1) {
            return false;
        }
        long expected = 0;
        int count = 0;
        for (var cell : row.own()) {
            if (cell.isBlank()) {
                continue;
            }
            var number = Numbers.of(new Raw.Text(cell.text().replaceAll("[()（）列欄]", "")));
            if (number.isEmpty() || count > 0 && number.get() != expected) {
                return false;
            }
            expected = number.get() + 1;
            count++;
        }
        return count > 2;
    }

    private static Column.Content content(List<Row> rows, int place) {
        int filled = 0;
        int days = 0;
        int numbers = 0;
        int yesNo = 0;
        int periods = 0;
        Set<String> different = new java.util.LinkedHashSet<>();
        for (var row : rows) {
            var cell = row.cell(place);
            if (!cell.isBlank()) {
                filled++;
                days += Days.looksLike(cell) ? 1 : 0;
                numbers += Numbers.of(cell).isPresent() ? 1 : 0;
                yesNo += YesNos.of(cell).isPresent() ? 1 : 0;
                periods += cell instanceof Raw.Text && Periods.of(cell).isPresent() ? 1 : 0;
                different.add(row.text(place));
            }
        }
        return new Column.Content(
                rows.size(),
                filled,
                different.size(),
                days,
                numbers,
                yesNo,
                periods,
                different.stream().limit(5).toList());
    }
}
