package org.sekisho.cli;

import java.time.LocalDate;
import java.util.StringJoiner;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Wareki;

/** A policy document as lines that a person reads at a terminal. */
final class Outline {
    /** How much of a clause without a caption stands for it. */
    private static final int BEGINNING_CHARS = 36;

    private final Language language;
    private final StringBuilder lines = new StringBuilder();

    private Outline(Language language) {
        this.language = language;
    }

    static String of(PolicyDocument document, Language language) {
        Outline outline = new Outline(language);
        outline.write(document);
        return outline.lines.toString();
    }

    private void write(PolicyDocument document) {
        line(document.title().orElse(words("（題名なし）", "(no title)")));
        heading("条項", "Clauses", document.clauses().size());
        document.clauses().forEach(this::clause);
        if (!document.terms().isEmpty()) {
            heading("用語", "Terms", document.terms().size());
            document.terms().forEach(term -> line("  " + term));
        }
        if (!document.abbreviations().isEmpty()) {
            heading("略称", "Abbreviations", document.abbreviations().size());
            document.abbreviations().forEach((word, path) -> line("  " + word + "  ← " + path));
        }
        if (!document.references().isEmpty()) {
            heading("参照", "References", document.references().size());
            document.references()
                    .forEach(reference -> line("  " + reference.from() + "  「" + reference.text() + "」 → "
                            + String.join(", ", reference.to())));
        }
        if (!document.nonPublic().isEmpty()) {
            heading(
                    "非公開とされる文書",
                    "Documents said to be non-public",
                    document.nonPublic().size());
            document.nonPublic().forEach(statement -> line("  " + statement.path() + "  " + statement.document()));
        }
        if (!document.history().isEmpty()) {
            heading("沿革", "History", document.history().size());
            document.history().forEach(this::event);
        }
        if (!document.doubts().isEmpty()) {
            heading("確かめてほしい箇所", "To be checked by a person", document.doubts().size());
            document.doubts().forEach(this::doubt);
        }
    }

    private void clause(Clause clause) {
        String text = clause.caption()
                .or(() -> clause.paragraphs().stream().findFirst().map(Outline::beginning))
                .orElse("");
        line("  ".repeat(clause.level()) + (clause.marker() + " " + text).strip());
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= BEGINNING_CHARS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING_CHARS)) + "…";
    }

    private void event(HistoryEvent event) {
        StringJoiner parts = new StringJoiner("  ", "  ", "");
        parts.add(event.decided().map(this::day).orElse(words("日付なし", "no date")));
        parts.add(event.kind().label());
        event.by().ifPresent(parts::add);
        event.instrument().ifPresent(parts::add);
        event.inForce().ifPresent(day -> parts.add(words("施行 ", "in force from ") + day(day)));
        event.replaces().ifPresent(name -> parts.add(words("廃止前: ", "replaces ") + name));
        line(parts.toString());
    }

    private String day(LocalDate day) {
        return switch (language) {
            case JAPANESE -> Wareki.format(day);
            case ENGLISH -> day.toString();
        };
    }

    private void doubt(Doubt doubt) {
        line("  " + words(doubt.line() + "行目: ", "line " + doubt.line() + ": ")
                + what(doubt.kind()).in(language) + (doubt.text().isEmpty() ? "" : " 「" + doubt.text() + "」"));
    }

    private static Words what(Doubt.Kind kind) {
        return switch (kind) {
            case GAP_IN_NUMBERS -> new Words("番号が飛んでいます", "a number was left out");
            case NUMBER_TWICE -> new Words("同じ番号が二度あります", "the same number stands twice");
            case NUMBER_BACKWARDS -> new Words("番号が前に戻っています", "a number stands after a higher one");
            case MAYBE_A_NUMBER -> new Words("番号のようですが、本文としました", "looks like a number, was taken for text");
            case MAYBE_TEXT -> new Words("番号としましたが、本文かもしれません", "was taken for a number, may be text");
            case MAYBE_A_CAPTION -> new Words("見出しとしましたが、本文かもしれません", "was taken for a caption, may be text");
            case MAYBE_OF_ANOTHER_CLAUSE -> new Words("別の条項の続きかもしれません", "may belong to another clause");
            case MAYBE_ONE_SENTENCE -> new Words("文の切れ目がはっきりしません", "where the sentence ends is not clear");
            case MAYBE_LAYOUT -> new Words("ページの飾りとしましたが、本文かもしれません", "was taken for page layout, may be text");
            case REFERENCE_TO_NOTHING -> new Words("参照先の条項がありません", "the clause referred to is not there");
            case IMPOSSIBLE_DATE -> new Words("暦にない日付です", "the calendar has no such date");
            case NO_CLAUSES -> new Words("番号の付いた条項が見つかりません", "no numbered clause was found");
            case UNREADABLE_SIGN -> new Words("読み取れない文字があります", "a sign cannot be read");
            case NO_TEXT_HERE -> new Words("図など、文字のない部分です", "a picture or another part without text");
        };
    }

    private void heading(String japanese, String english, int count) {
        lines.append('\n');
        line(words(japanese + "（" + count + "）", english + " (" + count + ")"));
    }

    private String words(String japanese, String english) {
        return new Words(japanese, english).in(language);
    }

    private void line(String text) {
        lines.append(text).append('\n');
    }
}
