package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What has to be written where: the cells that do not say what they should, the rows that go, the rows that come. */
final class Plan {

    /** A cell of a merged area that spans rows: what it says, and what it should say. */
    private record Held(int row, int place, Manner manner, Raw raw, Value wanted) {}

    private final Sheet sheet;
    private final Columns columns;
    private final Map<Integer, Map<Integer, Raw>> edits = new TreeMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Set<Area> ended = new LinkedHashSet<>();
    private final List<Map<Integer, Raw>> added = new ArrayList<>();
    private final List<Integer> unused = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<Area, List<Held>> held = new LinkedHashMap<>();
    private int lastEntry;
    private int next = Integer.MAX_VALUE;

    Plan(Sheet sheet, Columns columns, Mapping mapping, List<Target> targets, List<Change> changes)
            throws SheetUnreadable {
        this.sheet = sheet;
        this.columns = columns;
        lastEntry = columns.firstLine() - 1;
        var manners = new LinkedHashMap<String, Manner>();
        sheet.readers(columns, mapping, targets)
                .forEach(reader -> manners.put(reader.target().key(), new Manner(reader)));
        var kept = new HashMap<Integer, Map<String, Value>>();
        var comes = new ArrayList<Map<String, Value>>();
        var asked = new HashSet<Integer>();
        for (var change : changes) {
            switch (change) {
                case Change.Kept k -> kept.put(k.row(), k.values());
                case Change.Gone g -> asked.add(g.row());
                case Change.Added a -> comes.add(a.values());
            }
        }
        var merges = sheet.grid().merges();
        var byRow = areasByMappedRow(merges, manners);
        var rows = new Sheet.Lines(
                sheet.grid(),
                columns,
                manners.values().stream().map(Manner::reader).toList());
        try {
            while (rows.hasNext()) {
                var line = rows.next();
                int number = line.row();
                switch (line) {
                    case Line.Entry entry -> {
                        lastEntry = number;
                        next = Integer.MAX_VALUE;
                        unused.clear();
                        if (asked.remove(number)) {
                            gone.add(number);
                        } else {
                            entry(
                                    rows.row().orElseThrow(),
                                    entry,
                                    Optional.ofNullable(kept.get(number)).orElseGet(Map::of),
                                    manners,
                                    byRow.getOrDefault(number, List.of()));
                        }
                        kept.remove(number);
                    }
                    case Line.LeftOut left -> {
                        if (left.why() == Line.Why.UNUSED) {
                            if (next == Integer.MAX_VALUE && number == lastEntry + unused.size() + 1) {
                                unused.add(number);
                            }
                        } else {
                            next = Math.min(next, number);
                        }
                    }
                }
            }
        } finally {
            rows.close();
        }
        kept.keySet().stream().sorted().forEach(row -> notes.add(new Note.RowUnknown(row)));
        asked.stream().sorted().forEach(row -> notes.add(new Note.RowUnknown(row)));
        for (var values : comes) {
            added.add(cells(values, manners));
        }
        unwritten(manners, changes);
        resolveMerges(merges);
    }

    /** Values by key of a target that has no column are named once. */
    private void unwritten(Map<String, Manner> manners, List<Change> changes) {
        var without = new LinkedHashSet<String>();
        for (var change : changes) {
            var values = switch (change) {
                case Change.Kept k -> k.values();
                case Change.Gone g -> Map.<String, Value>of();
                case Change.Added a -> a.values();
            };
            values.forEach((target, value) -> {
                if (!manners.containsKey(target)
                        && !(value instanceof Value.Empty)
                        && !(value instanceof Value.Unclear)) {
                    without.add(target);
                }
            });
        }
        without.stream().sorted().forEach(target -> notes.add(new Note.NoColumn(target)));
    }

    /** The merged areas over several rows or mapped columns, by each row that they cover. */
    private Map<Integer, List<Area>> areasByMappedRow(Merges merges, Map<String, Manner> manners) {
        Map<Integer, List<Area>> found = new HashMap<>();
        for (var area : merges.areas()) {
            long mapped = manners.values().stream()
                    .map(manner -> manner.reader().column().place())
                    .filter(place -> place >= area.firstColumn() && place <= area.lastColumn())
                    .count();
            if (area.firstRow() >= columns.firstLine()
                    && (mapped > 0 && area.height() > 1 || mapped > 1)
                    && area.height() <= 10_000) {
                for (int row = area.firstRow(); row <= area.lastRow(); row++) {
                    found.computeIfAbsent(row, r -> new ArrayList<>()).add(area);
                }
            }
        }
        return found;
    }

    private void entry(
            Row row, Line.Entry entry, Map<String, Value> values, Map<String, Manner> manners, List<Area> areas) {
        for (var named : manners.entrySet()) {
            var manner = named.getValue();
            int place = manner.reader().column().place();
            var raw = row.cell(place);
            var said = entry.value(named.getKey());
            manner.saw(raw, said);
            var wanted = asked(Optional.ofNullable(values.get(named.getKey())).orElse(said));
            boolean same = wanted.equals(said)
                    || wanted instanceof Value.Unclear
                    || said instanceof Value.Unclear && wanted instanceof Value.Empty;
            var area = areas.stream().filter(a -> a.holds(row.number(), place)).findFirst();
            if (area.isPresent()) {
                held.computeIfAbsent(area.get(), a -> new ArrayList<>())
                        .add(new Held(row.number(), place, manner, raw, same ? said : wanted));
            } else if (!same) {
                edit(row.number(), place, manner.write(wanted, raw));
            }
        }
    }

    /** A text without a sign is nothing. */
    private static Value asked(Value value) {
        return value instanceof Value.Text(String text) && text.isEmpty() ? new Value.Empty() : value;
    }

    private Map<Integer, Raw> cells(Map<String, Value> values, Map<String, Manner> manners) {
        var cells = new TreeMap<Integer, Raw>();
        for (var named : manners.entrySet()) {
            var value = values.get(named.getKey());
            if (value != null && !(asked(value) instanceof Value.Empty) && !(value instanceof Value.Unclear)) {
                cells.put(
                        named.getValue().reader().column().place(),
                        named.getValue().write(value, Raw.BLANK));
            }
        }
        return cells;
    }

    /** Writes once into a merged area whose rows agree, and parts one whose rows do not. */
    private void resolveMerges(Merges merges) {
        held.forEach((area, cells) -> {
            var first = cells.getFirst();
            boolean changed = cells.stream().anyMatch(cell -> !said(cell).equals(cell.wanted()));
            boolean anchorGoes = gone.contains(area.firstRow());
            if (!changed && !anchorGoes) {
                return;
            }
            boolean agree = cells.stream()
                    .allMatch(cell -> cell.wanted().equals(first.wanted()) && cell.place() == first.place());
            if (agree && !anchorGoes) {
                edit(area.firstRow(), area.firstColumn(), first.manner().write(first.wanted(), first.raw()));
                return;
            }
            ended.add(area);
            notes.add(new Note.MergeEnded(area.reference()));
            for (var cell : cells) {
                var written = said(cell).equals(cell.wanted())
                        ? cell.raw()
                        : cell.manner().write(cell.wanted(), cell.raw());
                boolean stays = cell.row() == area.firstRow()
                        && cell.place() == area.firstColumn()
                        && said(cell).equals(cell.wanted());
                if (!stays) {
                    edit(cell.row(), cell.place(), written);
                }
            }
        });
        for (var area : merges.areas()) {
            if (area.height() > 1 && gone.contains(area.firstRow()) && !held.containsKey(area)) {
                boolean all = true;
                for (int row = area.firstRow(); row <= area.lastRow(); row++) {
                    all &= gone.contains(row);
                }
                if (!all) {
                    gone.remove(area.firstRow());
                    notes.add(new Note.RowLeft(area.firstRow(), Note.Why.PARTS, area.reference()));
                }
            }
        }
    }

    private static Value said(Held cell) {
        return cell.manner().reader().read(cell.row(), cell.raw());
    }

    private void edit(int row, int place, Raw raw) {
        edits.computeIfAbsent(row, r -> new TreeMap<>()).put(place, raw);
    }

    Sheet sheet() {
        return sheet;
    }

    Columns columns() {
        return columns;
    }

    /** Whether there is nothing to write. */
    boolean none() {
        return edits.isEmpty() && gone.isEmpty() && added.isEmpty();
    }

    /** What to write, by row and place. */
    Map<Integer, Map<Integer, Raw>> edits() {
        return edits;
    }

    /** Rows that go. */
    Set<Integer> gone() {
        return gone;
    }

    /** Merged areas that end. */
    Set<Area> ended() {
        return ended;
    }

    /** Rows that come, by place. */
    List<Map<Integer, Raw>> added() {
        return added;
    }

    /** Rows directly behind the last entry that were numbered beforehand. */
    List<Integer> unused() {
        return unused;
    }

    List<Note> notes() {
        return notes;
    }

    /** The row of the last entry; the last row of the header if there is none. */
    int lastEntry() {
        return lastEntry;
    }

    /** The first row behind the entries that has something in it; {@link Integer#MAX_VALUE} if none has. */
    int next() {
        return next;
    }
}
