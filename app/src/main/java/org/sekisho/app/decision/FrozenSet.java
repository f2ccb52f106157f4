package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.drafting.DraftedText;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.typeset.ComparisonManuscript;
import org.sekisho.typeset.Manuscript;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;
import org.sekisho.typeset.PdfFile;
import org.sekisho.typeset.PolicyManuscript;

/**
 * What is put before those who decide, as one PDF: the petition with the places for seals, the reason, the whole text, and
 * the comparison table (of a correction, the table of what was wrong and is right).
 *
 * <p>The original says nothing of itself; its SHA-256 is the digest. The printed set is the same manuscript with the
 * digest at the foot of each page.
 */
final class FrozenSet {

    private static final List<Cell> CORRECTED = List.of(Cell.of("誤"), Cell.of("正"), Cell.of("備考"));
    private static final String UNSTAMPED = "照合番号　（この面の印刷前の原本）";

    private final List<Block> blocks = new ArrayList<>();
    private final String title;

    /**
     * @param base the text before; empty for a new document
     * @param by post and name of the drafter
     */
    FrozenSet(
            SubmitCase.Input input,
            DraftedText text,
            Optional<PolicyDocument> base,
            String by,
            LocalDate today,
            DecisionRule rule,
            List<DecisionCases.Step> steps,
            PostsOfDay posts) {
        this.title = input.title().strip();
        blocks.add(new Title("起　案"));
        facts(input, text, by, today, rule, posts);
        seals(steps);
        blocks.add(new Heading(1, "", "伺い", 0));
        paragraphs(input.petition());
        blocks.add(new Heading(1, "", "理由", 0));
        paragraphs(input.reason());
        boolean correction = input.matter() == Matter.CORRECTION;
        base.ifPresent(before -> {
            blocks.add(new Heading(1, "", correction ? "正誤表" : "新旧対照表", 0));
            blocks.addAll(table(Revision.between(before, text.text(), text.lineage()), correction));
        });
        blocks.add(new Heading(1, "", correction ? "正誤後の全文" : base.isPresent() ? "改正案（全文）" : "案（全文）", 0));
        blocks.addAll(PolicyManuscript.of(text.text(), Manuscript.Metadata.titled(title), Page.PLAIN)
                .blocks());
    }

    /** The bytes that the digest is of. */
    byte[] original() {
        return pdf(UNSTAMPED);
    }

    /** The same with the digest on each page. */
    byte[] printed(Digest digest) {
        return pdf("照合番号　" + digest.printed());
    }

    private byte[] pdf(String foot) {
        return PdfFile.of(new Manuscript(
                        Manuscript.Metadata.titled(title),
                        new Page(Orientation.PORTRAIT, Optional.of(title), Optional.of(foot)),
                        blocks))
                .bytes();
    }

    private void facts(
            SubmitCase.Input input, DraftedText text, String by, LocalDate today, DecisionRule rule, PostsOfDay posts) {
        var rows = new ArrayList<List<Cell>>();
        row(rows, "件名", title);
        row(rows, "起案日", Wareki.format(today));
        row(rows, "起案者", by);
        row(rows, "対象", text.title() + (input.matter() == Matter.CORRECTION ? "（正誤）" : ""));
        row(
                rows,
                "決裁区分",
                posts.name(rule.post())
                        + (rule.delegated() ? "（専決）" : "")
                        + (rule.basis().isEmpty() ? "" : "　" + rule.basis()));
        row(rows, "施行希望日", Wareki.format(input.inForce()));
        row(
                rows,
                "公開の別",
                switch (input.disclosure()) {
                    case Disclosure.Public() -> "公開";
                    case Disclosure.NonPublic(String why) -> "非公開（" + plain(why) + "）";
                });
        row(rows, "文書番号", "");
        row(rows, "決裁日", "");
        blocks.add(new Table(List.of(6, 26), List.of(), rows));
    }

    private static void row(List<List<Cell>> rows, String name, String value) {
        rows.add(List.of(Cell.of(name), Cell.of(value)));
    }

    private void seals(List<DecisionCases.Step> steps) {
        var rows = steps.stream()
                .map(step -> List.of(
                        Cell.of(String.valueOf(step.turn())),
                        Cell.of(
                                switch (step.kind()) {
                                    case CIRCULATION -> "回議";
                                    case CONCURRENCE -> "合議";
                                    case DECISION -> "決裁";
                                }),
                        Cell.of(step.name()),
                        Cell.of(""),
                        Cell.of("")))
                .toList();
        blocks.add(new Table(
                List.of(3, 4, 14, 6, 8),
                Stream.of("順", "区分", "職", "押印", "意見").map(Cell::of).toList(),
                rows));
    }

    private void paragraphs(String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> blocks.add(Paragraph.indented(0, plain(line))));
    }

    /** The comparison table; of a correction, what was wrong stands first. */
    private static List<Block> table(Revision revision, boolean correction) {
        return ComparisonManuscript.of(
                        revision.table().withoutUnchanged(),
                        !correction,
                        Manuscript.Metadata.titled("新旧対照表"),
                        Optional.empty())
                .blocks()
                .stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .<Block>map(table -> correction ? new Table(table.widths(), CORRECTED, table.rows()) : table)
                .toList();
    }

    private static String plain(String text) {
        return text.replaceAll("\\s*\\R\\s*", "　");
    }
}
