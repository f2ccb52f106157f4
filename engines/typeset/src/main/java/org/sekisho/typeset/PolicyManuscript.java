package org.sekisho.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.sekisho.typeset.Manuscript.Alignment;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Item;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;

/**
 * A policy as a manuscript, in the look of official documents: title in the middle, days of decision at the right,
 * articles (第N条) under their heading in brackets, items set in by their level, numbers as the policy has them.
 */
public final class PolicyManuscript {
    private static final int LONGEST_DATE_LINE = 40;

    private PolicyManuscript() {}

    /**
     * The manuscript of a policy.
     *
     * @param metadata what the file is to say of itself; {@link Metadata#titled} does for most
     */
    public static Manuscript of(PolicyDocument document, Metadata metadata, Page page) {
        List<Block> blocks = new ArrayList<>();
        preamble(document, blocks);
        int[] holders = document.holders();
        List<Clause> clauses = document.clauses();
        int[] depths = new int[clauses.size()];
        int[] itemDepths = new int[clauses.size()];
        for (int i = 0; i < depths.length; i++) {
            Clause clause = clauses.get(i);
            int holder = holders[i];
            depths[i] = holder < 0 ? 0 : depths[holder] + 1;
            boolean listed = clause.caption().isEmpty() && !clause.container() && !outermost(clause);
            itemDepths[i] = listed ? (holder < 0 ? 0 : itemDepths[holder]) + 1 : 0;
            clause(clause, depths[i], itemDepths[i], blocks);
        }
        return new Manuscript(metadata, page, blocks);
    }

    private static void preamble(PolicyDocument document, List<Block> blocks) {
        boolean titled = false;
        for (String line : document.preamble()) {
            boolean names = document.title()
                    .filter(title -> squeezed(title).equals(squeezed(line)))
                    .isPresent();
            if (names && !titled) {
                blocks.add(new Title(line));
                titled = true;
            } else if (names) {
                blocks.add(new Paragraph(Alignment.CENTRED, 0, 0, List.of(Piece.plain(line))));
            } else if (dates(line)) {
                blocks.add(Paragraph.right(line));
            } else {
                blocks.add(Paragraph.indented(0, line));
            }
        }
    }

    /** 平成30年3月26日副市長決裁, 告示第3号, 改正: what stands at the right below a title. */
    private static boolean dates(String line) {
        if (line.length() > LONGEST_DATE_LINE || line.indexOf('。') >= 0) {
            return false;
        }
        String bare = squeezed(line);
        return Wareki.find(line, 0).isPresent()
                || bare.matches(".{0,12}第[0-9０-９一二三四五六七八九十百]+号")
                || bare.matches("(制定|改正|一部改正|全部改正|最終改正|施行)");
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]", "");
    }

    private static void clause(Clause clause, int depth, int itemDepth, List<Block> blocks) {
        List<String> paragraphs = clause.paragraphs();
        String caption = clause.caption().orElse("");
        if (article(clause)) {
            article(clause, depth, blocks);
            return;
        }
        if (itemDepth > 0) {
            blocks.add(new Item(
                    itemDepth,
                    clause.marker(),
                    depth,
                    paragraphs.stream().map(text -> List.of(Piece.plain(text))).toList()));
            return;
        }
        if (!clause.marker().isEmpty() || !caption.isEmpty()) {
            blocks.add(new Heading(depth + 1, clause.marker(), caption, depth));
        }
        text(clause, depth, paragraphs, blocks);
    }

    /** Sentences as paragraphs, rows of a table (cells parted by tabs) as a table. */
    private static void text(Clause clause, int depth, List<String> paragraphs, List<Block> blocks) {
        List<String[]> rows = new ArrayList<>();
        for (String text : paragraphs) {
            String[] cells = text.split("\t", -1);
            boolean row = cells.length > 1 && clause.container();
            if (!rows.isEmpty() && (!row || cells.length != rows.getFirst().length)) {
                table(rows, blocks);
            }
            if (row) {
                rows.add(cells);
            } else {
                blocks.add(Paragraph.indented(depth, text));
            }
        }
        table(rows, blocks);
    }

    private static void table(List<String[]> rows, List<Block> blocks) {
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.getFirst().length;
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int at = column;
            int longest = rows.stream().mapToInt(row -> row[at].length()).max().orElse(0);
            widths.add(Math.clamp(longest, 6, 30));
        }
        List<List<Cell>> cells =
                rows.stream().map(row -> Stream.of(row).map(Cell::of).toList()).toList();
        blocks.add(
                rows.size() > 1
                        ? new Table(widths, cells.getFirst(), cells.subList(1, cells.size()))
                        : new Table(widths, List.of(), cells));
        rows.clear();
    }

    /** （目的） above, 第１条　この規程は… below. */
    private static void article(Clause clause, int depth, List<Block> blocks) {
        Optional<String> caption = clause.caption();
        List<String> paragraphs = clause.paragraphs();
        if (caption.isEmpty() || paragraphs.isEmpty()) {
            blocks.add(new Heading(depth + 1, clause.marker(), caption.orElse(""), 0));
        } else {
            blocks.add(new Heading(depth + 1, "", "（" + caption.get() + "）", 1));
            blocks.add(numbered(clause.marker(), paragraphs.getFirst()));
        }
        List<String> others =
                caption.isPresent() && !paragraphs.isEmpty() ? paragraphs.subList(1, paragraphs.size()) : paragraphs;
        others.forEach(text -> blocks.add(Paragraph.indented(1, text)));
    }

    private static Paragraph numbered(String marker, String text) {
        return new Paragraph(Alignment.JUSTIFIED, 0, 1, List.of(Piece.plain(marker + Manuscript.SPACE + text)));
    }

    private static boolean article(Clause clause) {
        return !clause.container() && squeezed(clause.marker()).matches("第[^条]+条(の.+)?");
    }

    private static boolean outermost(Clause clause) {
        return clause.level() == 1;
    }
}
