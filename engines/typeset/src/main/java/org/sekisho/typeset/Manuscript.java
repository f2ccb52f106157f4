package org.sekisho.typeset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document to be set, in reading order, without a thought of pages.
 *
 * <p>Lengths across are in ems of the text, so that a file type is free to choose its size of letters.
 *
 * @param metadata what the file says of itself; nothing else about its making gets into the file
 * @param page the form of its pages
 */
public record Manuscript(Metadata metadata, Page page, List<Block> blocks) {

    public Manuscript {
        blocks = List.copyOf(blocks);
    }

    /**
     * What a file says of itself.
     *
     * @param title shown by a viewer instead of the file's name
     * @param language a language tag such as {@code ja-JP}
     * @param author the body, if the file is to name it
     * @param created when it was made, if the file is to say so
     */
    public record Metadata(String title, String language, Optional<String> author, Optional<Instant> created) {

        /** A Japanese document that says its title and nothing more. */
        public static Metadata titled(String title) {
            return new Metadata(title, "ja-JP", Optional.empty(), Optional.empty());
        }
    }

    /**
     * The form of all pages: A4, numbered at the foot (1 / 12).
     *
     * @param header one line at the head of each page
     * @param footer one line below the number of each page, such as a hash
     */
    public record Page(Orientation orientation, Optional<String> header, Optional<String> footer) {

        /** A4 upright with nothing at head and foot but the number. */
        public static final Page PLAIN = new Page(Orientation.PORTRAIT, Optional.empty(), Optional.empty());
    }

    /** Which side of the paper is up. */
    public enum Orientation {
        PORTRAIT,
        LANDSCAPE
    }

    /** A part of the document. */
    public sealed interface Block {}

    /** The name of the document, large and in the middle. */
    public record Title(String text) implements Block {}

    /**
     * The heading of what follows it.
     *
     * @param level from 1, the outermost
     * @param number as printed; may be empty
     * @param text as printed; may be empty if there is a number
     * @param left ems from the margin
     */
    public record Heading(int level, String number, String text, int left) implements Block {

        public Heading {
            if (level < 1) {
                throw new IllegalArgumentException("level " + level);
            }
            if (number.isEmpty() && text.isEmpty()) {
                throw new IllegalArgumentException("a heading with neither number nor text");
            }
        }

        /** Number and text as they stand on the page. */
        public String line() {
            return number.isEmpty() || text.isEmpty() ? number + text : number + SPACE + text;
        }
    }

    /**
     * A paragraph.
     *
     * @param first ems from the margin to its first line
     * @param left ems from the margin to its other lines
     */
    public record Paragraph(Alignment alignment, int first, int left, List<Piece> pieces) implements Block {

        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        /** A paragraph whose first line is set in by one em. */
        public static Paragraph indented(int left, String text) {
            return new Paragraph(Alignment.JUSTIFIED, left + 1, left, List.of(Piece.plain(text)));
        }

        /** A paragraph without indentation. */
        public static Paragraph flush(List<Piece> pieces) {
            return new Paragraph(Alignment.JUSTIFIED, 0, 0, pieces);
        }

        /** A line at the right, such as the day of a decision. */
        public static Paragraph right(String text) {
            return new Paragraph(Alignment.RIGHT, 0, 0, List.of(Piece.plain(text)));
        }

        /** Its text without marks. */
        public String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }
    }

    /** Where the lines of a paragraph stand. */
    public enum Alignment {
        JUSTIFIED,
        CENTRED,
        RIGHT
    }

    /**
     * One entry of a list: its number, and what it says.
     *
     * @param depth from 1, the outermost list; an item may be one deeper than the item before it
     * @param number as typed; the file does not count by itself
     * @param left ems from the margin to the number
     * @param paragraphs the first stands beside the number, the others below it
     */
    public record Item(int depth, String number, int left, List<List<Piece>> paragraphs) implements Block {

        public Item {
            if (depth < 1) {
                throw new IllegalArgumentException("depth " + depth);
            }
            paragraphs = paragraphs.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A table with lines.
     *
     * @param widths of the columns, in relation to each other
     * @param head the row that is repeated on each page; may be empty
     * @param keyed whether the first cell of a row says what the others are
     */
    public record Table(List<Integer> widths, List<Cell> head, List<List<Cell>> rows, boolean keyed) implements Block {

        /** A table whose rows have no names. */
        public Table(List<Integer> widths, List<Cell> head, List<List<Cell>> rows) {
            this(widths, head, rows, false);
        }

        /** Two columns without a head: what something is called, and what it is. */
        public static Table keyed(List<List<Cell>> rows) {
            return new Table(List.of(1, 3), List.of(), rows, true);
        }

        public Table {
            widths = List.copyOf(widths);
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            if (widths.isEmpty() || widths.stream().anyMatch(width -> width <= 0)) {
                throw new IllegalArgumentException("widths " + widths);
            }
            for (List<Cell> row : rows) {
                if (row.size() != widths.size()) {
                    throw new IllegalArgumentException(row.size() + " cells in a table of " + widths.size());
                }
            }
            if (!head.isEmpty() && head.size() != widths.size()) {
                throw new IllegalArgumentException(head.size() + " cells in a head of " + widths.size());
            }
        }
    }

    /** The next block begins on a new page. */
    public record PageBreak() implements Block {}

    /** A cell of a table. */
    public record Cell(List<Paragraph> paragraphs) {

        public Cell {
            paragraphs = List.copyOf(paragraphs);
        }

        /** A cell with one plain paragraph, or with none. */
        public static Cell of(String text) {
            return new Cell(text.isEmpty() ? List.of() : List.of(Paragraph.flush(List.of(Piece.plain(text)))));
        }
    }

    /** A run of text in one look; a line end in it is refused, since a paragraph is broken where the page wants it. */
    public record Piece(String text, Mark mark) {

        public Piece {
            if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
                throw new IllegalArgumentException("a control sign in: " + text);
            }
        }

        public static Piece plain(String text) {
            return new Piece(text, Mark.PLAIN);
        }

        public static Piece changed(String text) {
            return new Piece(text, Mark.CHANGED);
        }
    }

    /** Whether a piece is one that a comparison shows as changed, by a line below it. */
    public enum Mark {
        PLAIN,
        CHANGED
    }

    /** What stands between a number and its text. */
    static final String SPACE = "　";
}
