package org.sekisho.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.ComparisonTable.Omission;
import org.sekisho.policytext.comparison.ComparisonTable.Place;
import org.sekisho.policytext.comparison.ComparisonTable.Provision;
import org.sekisho.policytext.comparison.ComparisonTable.Side;
import org.sekisho.policytext.comparison.MarkedText;
import org.sekisho.typeset.Manuscript.Alignment;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;

/** A comparison table (新旧対照表) as a manuscript: A4 on its side, both versions beside each other, changed words underlined. */
public final class ComparisonManuscript {
    private static final List<Integer> WIDTHS = List.of(9, 9, 3);
    private static final int DEEPEST = 4;

    private ComparisonManuscript() {}

    /**
     * The manuscript of a table; its title is that of the metadata.
     *
     * @param newFirst whether the later version (改正後) stands on the left
     * @param footer what stands at the foot of each page beside its number
     */
    public static Manuscript of(ComparisonTable table, boolean newFirst, Metadata metadata, Optional<String> footer) {
        List<Cell> head = new ArrayList<>(List.of(Cell.of("改正後"), Cell.of("改正前"), Cell.of("備考")));
        List<List<Cell>> rows = new ArrayList<>();
        for (ComparisonTable.Row row : table.rows()) {
            rows.add(
                    switch (row) {
                        case Provision provision ->
                            ordered(
                                    side(provision.after(), "（削除）"),
                                    side(provision.before(), "（新設）"),
                                    Cell.of(provision.remarks()),
                                    newFirst);
                        case Omission _ ->
                            ordered(
                                    Cell.of(ComparisonTable.LEFT_OUT),
                                    Cell.of(ComparisonTable.LEFT_OUT),
                                    Cell.of(""),
                                    newFirst);
                    });
        }
        return new Manuscript(
                metadata,
                new Page(Orientation.LANDSCAPE, Optional.empty(), footer),
                List.of(
                        new Title(metadata.title()),
                        new Table(WIDTHS, ordered(head.get(0), head.get(1), head.get(2), newFirst), rows)));
    }

    private static List<Cell> ordered(Cell after, Cell before, Cell remarks, boolean newFirst) {
        return newFirst ? List.of(after, before, remarks) : List.of(before, after, remarks);
    }

    private static Cell side(Optional<Side> side, String none) {
        return side.map(ComparisonManuscript::cell).orElse(Cell.of(none));
    }

    private static Cell cell(Side side) {
        int left = switch (side.place()) {
            case Place.OfClause clause when !clause.container() -> Math.min(clause.level(), DEEPEST) - 1;
            case Place.OfClause _, Place.Title _, Place.PreambleLine _ -> 0;
        };
        List<MarkedText> texts = new ArrayList<>(side.paragraphs());
        List<Piece> first = new ArrayList<>(pieces(side.marker()));
        boolean captioned = side.caption().isPresent();
        Optional<MarkedText> beside =
                captioned ? side.caption() : texts.isEmpty() ? Optional.empty() : Optional.of(texts.removeFirst());
        if (!first.isEmpty() && beside.isPresent()) {
            first.add(Piece.plain(Manuscript.SPACE));
        }
        beside.ifPresent(text -> first.addAll(pieces(text)));
        List<Paragraph> paragraphs = new ArrayList<>();
        if (!first.isEmpty()) {
            paragraphs.add(new Paragraph(Alignment.JUSTIFIED, left, left + 1, first));
        }
        texts.forEach(text -> paragraphs.add(new Paragraph(Alignment.JUSTIFIED, left + 1, left, pieces(text))));
        return new Cell(paragraphs);
    }

    private static List<Piece> pieces(MarkedText text) {
        return text.pieces().stream()
                .map(piece -> piece.changed() ? Piece.changed(piece.text()) : Piece.plain(piece.text()))
                .toList();
    }
}
