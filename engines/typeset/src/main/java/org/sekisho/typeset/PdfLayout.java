package org.sekisho.typeset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sekisho.typeset.Manuscript.Alignment;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Item;
import org.sekisho.typeset.Manuscript.Mark;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.PageBreak;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;

/**
 * A manuscript laid out on pages.
 *
 * <p>Three steps: each block becomes lines ({@link LineBreaks}), each line knowing whether a page may begin with it; the
 * lines are dealt out to pages, a group that must stay together at a time; what is repeated (heads of tables) is put in.
 * The structure of the document is built with the lines, as the {@link Node}s that their text belongs to.
 */
final class PdfLayout {
    private static final double MM = 72 / 25.4;
    private static final double SHORT_SIDE = 595.276;
    private static final double LONG_SIDE = 841.89;
    private static final double SIDE_MARGIN = 25 * MM;
    private static final double UPPER_MARGIN = 25 * MM;
    private static final double LOWER_MARGIN = 24 * MM;

    private static final Style TEXT = new Style(10.5, 17.5);
    private static final Style HEADING = new Style(11.5, 18.5);
    private static final Style LOWER_HEADING = new Style(10.5, 17.5);
    private static final Style TITLE = new Style(16, 26);
    private static final Style CELL = new Style(9.5, 14.5);

    private static final double BEFORE_HEADING = 9;
    private static final double BEFORE_LOWER_HEADING = 2;
    private static final double AFTER_TITLE = 14;
    private static final double AROUND_TABLE = 8;
    static final double CELL_SIDE = 4.5;
    private static final double CELL_ABOVE = 3;
    /** A row of a table that is no longer than this stays on one page. */
    private static final int LONGEST_WHOLE_ROW = 8;
    /** Signs are moved apart by no more than this, in ems. */
    private static final double WIDEST_GAP = 0.25;

    /**
     * Size of letters and distance of lines, in points.
     *
     * @param pitch from one line to the next
     */
    record Style(double size, double pitch) {}

    /**
     * A run of signs that belong to one node, on one line.
     *
     * @param x from the left margin, in points
     * @param gap moved apart by so many points
     */
    record Segment(
            Node node, PdfFont font, double size, double x, double gap, List<PdfFont.Sign> signs, boolean changed) {
        double width() {
            double width = 0;
            for (PdfFont.Sign sign : signs) {
                width += sign.over() ? 0 : sign.advance() * size / 1000 + gap;
            }
            return width;
        }
    }

    /**
     * A line, or a slice of a row of a table: the lines of its cells that stand side by side.
     *
     * @param before space above it, unless it is first on its page
     * @param glued whether it stays on the page of the line before
     */
    record Line(double before, double pitch, boolean glued, List<Segment> segments, Optional<Slice> slice) {}

    /**
     * What a line is of a table.
     *
     * @param first whether the row begins here
     * @param last whether the row ends here
     * @param repeated whether it is a head that was read before
     */
    record Slice(Grid grid, int row, boolean first, boolean last, boolean repeated) {}

    /**
     * A table on pages.
     *
     * @param edges of the columns from the left margin, in points
     */
    record Grid(double[] edges, List<Line> head) {}

    /**
     * A line at its place.
     *
     * @param top distance from the upper edge of the paper, in points
     */
    record Placed(Line line, double top) {}

    /** A heading as an entry of the bookmarks. */
    record Entry(int level, String text, Line line) {}

    private final Manuscript manuscript;
    private final SortedSet<String> missing = new TreeSet<>();
    private final PdfFont mincho = new PdfFont(Face.MINCHO, missing);
    private final PdfFont gothic = new PdfFont(Face.GOTHIC, missing);
    private final Node root = Node.root();
    private final List<Line> lines = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Integer> openHeadings = new ArrayDeque<>();
    private final List<Node> openLists = new ArrayList<>();
    private final List<Node> openBodies = new ArrayList<>();
    private final double width;
    private final double height;
    private final double measure;
    /** Indices of the lines that begin a page whether or not the one before is full. */
    private final Set<Integer> turns = new HashSet<>();

    private boolean titled;
    /** Whether the next line must not begin a page, because a heading stands above it. */
    private boolean headed;

    PdfLayout(Manuscript manuscript) {
        this.manuscript = manuscript;
        boolean upright = manuscript.page().orientation() == Orientation.PORTRAIT;
        this.width = upright ? SHORT_SIDE : LONG_SIDE;
        this.height = upright ? LONG_SIDE : SHORT_SIDE;
        this.measure = Math.floor((width - 2 * SIDE_MARGIN) / TEXT.size()) * TEXT.size();
        manuscript.blocks().forEach(this::add);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double measure() {
        return measure;
    }

    double left() {
        return (width - measure) / 2;
    }

    Node root() {
        return root;
    }

    PdfFont mincho() {
        return mincho;
    }

    PdfFont gothic() {
        return gothic;
    }

    List<Entry> entries() {
        return entries;
    }

    SortedSet<String> missing() {
        return missing;
    }

    // Blocks → lines

    private void add(Block block) {
        if (!(block instanceof Item)) {
            openLists.clear();
            openBodies.clear();
        }
        switch (block) {
            case Title title -> title(title);
            case Heading heading -> heading(heading);
            case Paragraph paragraph ->
                append(paragraph(root.below("P"), paragraph, mincho, TEXT, 0, measure), 0, false);
            case Item item -> item(item);
            case Table table -> table(table);
            case PageBreak _ -> {
                turns.add(lines.size());
                headed = false;
            }
        }
    }

    private void title(Title title) {
        Node node = root.below("H1");
        titled = true;
        Paragraph centred = new Paragraph(Alignment.CENTRED, 0, 0, List.of(Piece.plain(title.text())));
        int at = lines.size();
        append(paragraph(node, centred, gothic, TITLE, 0, measure), 0, true);
        if (lines.size() > at) {
            entries.add(new Entry(1, title.text(), lines.get(at)));
            space(AFTER_TITLE);
        }
    }

    private void heading(Heading heading) {
        while (!openHeadings.isEmpty() && openHeadings.peek() >= heading.level()) {
            openHeadings.pop();
        }
        openHeadings.push(heading.level());
        int depth = openHeadings.size() + (titled ? 1 : 0);
        Node node = root.below("H" + Math.min(depth, 6));
        boolean outermost = heading.level() == 1;
        Style style = outermost ? HEADING : LOWER_HEADING;
        Paragraph line = new Paragraph(
                Alignment.JUSTIFIED, heading.left(), heading.left() + 1, List.of(Piece.plain(heading.line())));
        int at = lines.size();
        append(
                paragraph(node, line, gothic, style, 0, measure),
                outermost ? BEFORE_HEADING : BEFORE_LOWER_HEADING,
                true);
        entries.add(new Entry(depth, heading.line(), lines.get(at)));
    }

    private void item(Item item) {
        int depth = Math.min(item.depth(), openLists.size() + 1);
        while (openLists.size() > depth) {
            openLists.removeLast();
            openBodies.removeLast();
        }
        if (openLists.size() < depth) {
            openLists.add((openBodies.isEmpty() ? root : openBodies.getLast()).below("L"));
        } else {
            openBodies.removeLast();
        }
        Node entry = openLists.getLast().below("LI");
        Node label = entry.below("Lbl");
        Node body = entry.below("LBody");
        openBodies.add(body);
        List<Placing> placings = new ArrayList<>();
        String number = item.number().isEmpty() || item.paragraphs().isEmpty()
                ? item.number()
                : item.number() + Manuscript.SPACE;
        place(placings, label, mincho, TEXT, Piece.plain(number));
        boolean first = true;
        for (List<Piece> pieces : item.paragraphs()) {
            Node paragraph = body.below("P");
            pieces.forEach(piece -> place(placings, paragraph, mincho, TEXT, piece));
            int indent = item.left() + (first ? 0 : 2);
            append(broken(placings, Alignment.JUSTIFIED, indent, item.left() + 1, TEXT, 0, measure), 0, false);
            placings.clear();
            first = false;
        }
        if (!placings.isEmpty()) {
            append(broken(placings, Alignment.JUSTIFIED, item.left(), item.left(), TEXT, 0, measure), 0, false);
        }
    }

    private void append(List<List<Segment>> broken, double before, boolean heading) {
        Style style = broken.isEmpty() ? TEXT : styleOf(broken.getFirst());
        for (int i = 0; i < broken.size(); i++) {
            boolean inside = i == 1 || i > 0 && i == broken.size() - 1 || i > 0 && heading;
            boolean glued = i == 0 && headed || inside;
            lines.add(new Line(i == 0 ? before : 0, style.pitch(), glued, broken.get(i), Optional.empty()));
        }
        if (!broken.isEmpty()) {
            headed = heading;
        }
    }

    private static Style styleOf(List<Segment> segments) {
        double size = segments.isEmpty() ? TEXT.size() : segments.getFirst().size();
        return size == TITLE.size() ? TITLE : size == HEADING.size() ? HEADING : size == CELL.size() ? CELL : TEXT;
    }

    /** An empty line that no page begins with. */
    private void space(double points) {
        lines.add(new Line(0, points, true, List.of(), Optional.empty()));
    }

    // Tables

    private void table(Table table) {
        int columns = table.widths().size();
        int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
        double[] edges = new double[columns + 1];
        for (int column = 0; column < columns; column++) {
            edges[column + 1] = edges[column] + measure * table.widths().get(column) / sum;
        }
        List<Line> head = new ArrayList<>();
        Grid grid = new Grid(edges, head);
        Node node = root.below("Table");
        int row = 0;
        space(AROUND_TABLE);
        if (!table.head().isEmpty()) {
            Node rows = node.below("THead");
            head.addAll(row(rows, grid, row++, table.head(), true, false, headed));
            lines.addAll(head);
            headed = true;
        }
        if (!table.rows().isEmpty()) {
            Node rows = node.below("TBody");
            for (List<Cell> cells : table.rows()) {
                lines.addAll(row(rows, grid, row++, cells, false, table.keyed(), headed));
                headed = false;
            }
        }
        headed = false;
        space(AROUND_TABLE);
    }

    private List<Line> row(
            Node rows, Grid grid, int number, List<Cell> cells, boolean head, boolean keyed, boolean below) {
        Node row = rows.below("TR");
        List<List<List<Segment>>> columns = new ArrayList<>();
        int count = 1;
        for (int column = 0; column < cells.size(); column++) {
            boolean names = head || keyed && column == 0;
            Node cell = row.below(names ? "TH" : "TD");
            double from = grid.edges()[column] + CELL_SIDE;
            double to = grid.edges()[column + 1] - CELL_SIDE;
            List<List<Segment>> broken = new ArrayList<>();
            for (Paragraph paragraph : cells.get(column).paragraphs()) {
                Paragraph set = head ? new Paragraph(Alignment.CENTRED, 0, 0, paragraph.pieces()) : paragraph;
                broken.addAll(paragraph(cell.below("P"), set, names ? gothic : mincho, CELL, from, to - from));
            }
            columns.add(broken);
            count = Math.max(count, broken.size());
        }
        List<Line> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Segment> segments = new ArrayList<>();
            for (List<List<Segment>> column : columns) {
                if (i < column.size()) {
                    segments.addAll(column.get(i));
                }
            }
            boolean first = i == 0;
            boolean last = i == count - 1;
            double pitch = CELL.pitch() + (first ? CELL_ABOVE : 0) + (last ? CELL_ABOVE : 0);
            boolean glued = first ? below : head || count <= LONGEST_WHOLE_ROW || i == 1 || last;
            slices.add(new Line(0, pitch, glued, segments, Optional.of(new Slice(grid, number, first, last, false))));
        }
        return slices;
    }

    /** Where the first baseline of a line is, from its top. */
    static double baseline(Line line, double size) {
        double above = line.slice().filter(Slice::first).isPresent() ? CELL_ABOVE : 0;
        double below = line.slice().filter(Slice::last).isPresent() ? CELL_ABOVE : 0;
        return above + (line.pitch() - above - below - size) / 2 + size * 0.86;
    }

    // Paragraphs → lines

    /** A sign with what it belongs to. */
    private record Placing(
            Node node, PdfFont font, double size, String text, List<PdfFont.Sign> signs, boolean changed) {
        double width() {
            double width = 0;
            for (PdfFont.Sign sign : signs) {
                width += sign.over() ? 0 : sign.advance();
            }
            return width * size / 1000;
        }
    }

    private static void place(List<Placing> placings, Node node, PdfFont font, Style style, Piece piece) {
        boolean changed = piece.mark() == Mark.CHANGED;
        Node holder = changed ? node.within("Span") : node;
        for (String sign : Signs.of(piece.text())) {
            placings.add(new Placing(holder, font, style.size(), sign, font.draw(sign), changed));
        }
    }

    private static List<List<Segment>> paragraph(
            Node node, Paragraph paragraph, PdfFont font, Style style, double from, double measure) {
        List<Placing> placings = new ArrayList<>();
        paragraph.pieces().forEach(piece -> place(placings, node, font, style, piece));
        return broken(placings, paragraph.alignment(), paragraph.first(), paragraph.left(), style, from, measure);
    }

    private static List<List<Segment>> broken(
            List<Placing> placings,
            Alignment alignment,
            int first,
            int left,
            Style style,
            double from,
            double measure) {
        // In a narrow cell an indentation must leave room for text.
        double mostIndent = Math.floor(measure / style.size() / 2) * style.size();
        double firstIndent = Math.min(first * TEXT.size() * style.size() / TEXT.size(), mostIndent);
        double indent = Math.min(left * style.size(), mostIndent);
        List<String> signs = placings.stream().map(Placing::text).toList();
        double[] widths = placings.stream().mapToDouble(Placing::width).toArray();
        List<LineBreaks.Line> breaks = LineBreaks.of(signs, widths, measure - firstIndent, measure - indent);
        List<List<Segment>> lines = new ArrayList<>();
        for (int i = 0; i < breaks.size(); i++) {
            LineBreaks.Line line = breaks.get(i);
            double start = i == 0 ? firstIndent : indent;
            double text = 0;
            for (int k = line.from(); k < line.solid(); k++) {
                text += widths[k];
            }
            double slack = measure - start - text;
            double x = switch (alignment) {
                case JUSTIFIED -> start;
                case CENTRED -> Math.max(0, slack / 2);
                case RIGHT -> Math.max(0, slack);
            };
            double gap = 0;
            int gaps = line.solid() - line.from() - 1 + (line.solid() < line.to() ? 1 : 0);
            if (alignment == Alignment.JUSTIFIED && i < breaks.size() - 1 && gaps > 0 && slack > 0) {
                gap = slack / gaps <= WIDEST_GAP * style.size() ? slack / gaps : 0;
            }
            lines.add(segments(placings.subList(line.from(), line.to()), from + x, gap));
        }
        return lines;
    }

    private static List<Segment> segments(List<Placing> placings, double x, double gap) {
        List<Segment> segments = new ArrayList<>();
        double at = x;
        int i = 0;
        while (i < placings.size()) {
            Placing first = placings.get(i);
            List<PdfFont.Sign> signs = new ArrayList<>();
            while (i < placings.size() && placings.get(i).node() == first.node()) {
                signs.addAll(placings.get(i++).signs());
            }
            Segment segment = new Segment(first.node(), first.font(), first.size(), at, gap, signs, first.changed());
            segments.add(segment);
            at += segment.width();
        }
        return segments;
    }

    // Lines → pages

    List<List<Placed>> pages() {
        List<List<Placed>> pages = new ArrayList<>();
        List<Placed> page = new ArrayList<>();
        pages.add(page);
        double bottom = height - LOWER_MARGIN;
        double y = UPPER_MARGIN;
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            if (turns.contains(from) && !page.isEmpty()) {
                page = new ArrayList<>();
                pages.add(page);
                y = UPPER_MARGIN;
            }
            while (to < lines.size() && lines.get(to).glued() && !turns.contains(to)) {
                to++;
            }
            double needed = 0;
            int last = from;
            for (int i = from; i < to; i++) {
                needed += lines.get(i).before() + lines.get(i).pitch();
                last = lines.get(i).segments().isEmpty() && lines.get(i).slice().isEmpty() ? last : i;
            }
            for (int i = last + 1; i < to; i++) {
                needed -= lines.get(i).before() + lines.get(i).pitch();
            }
            boolean fresh = page.isEmpty();
            boolean fits = y + needed <= bottom + 1e-6;
            if (!fits && !fresh) {
                page = new ArrayList<>();
                pages.add(page);
                y = head(page, lines.get(from), UPPER_MARGIN);
            }
            for (int i = from; i < to; i++) {
                Line line = lines.get(i);
                boolean empty = line.segments().isEmpty() && line.slice().isEmpty();
                if (empty) {
                    y += line.pitch();
                    continue;
                }
                double before = page.isEmpty() ? 0 : line.before();
                if (y + before + line.pitch() > bottom + 1e-6 && !page.isEmpty()) {
                    page = new ArrayList<>();
                    pages.add(page);
                    y = head(page, line, UPPER_MARGIN);
                    before = 0;
                }
                page.add(new Placed(line, y + before));
                y += before + line.pitch();
            }
            from = to;
        }
        if (page.isEmpty() && pages.size() > 1) {
            pages.removeLast();
        }
        return pages;
    }

    /** Puts the head of a table on a page that goes on with the table, and says where the page goes on. */
    private static double head(List<Placed> page, Line next, double top) {
        double y = top;
        Slice slice = next.slice().orElse(null);
        if (slice == null || slice.row() == 0) {
            return y;
        }
        for (Line line : slice.grid().head()) {
            Slice of = line.slice().orElseThrow();
            Slice again = new Slice(of.grid(), of.row(), of.first(), of.last(), true);
            page.add(new Placed(new Line(0, line.pitch(), false, line.segments(), Optional.of(again)), y));
            y += line.pitch();
        }
        return y;
    }
}
