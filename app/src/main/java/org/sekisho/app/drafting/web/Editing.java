package org.sekisho.app.drafting.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.drafting.DraftedText;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.Edit;

/** What the form of one edit asks for, and the edit that comes of it. */
public final class Editing {

    private static final int LONGEST_NAME = 24;

    private Editing() {}

    /** What a drafter can do. */
    public enum What {
        WORDS,
        BEFORE,
        AFTER,
        BELOW,
        MOVE,
        DELETE,
        TITLE,
        OPENING,
        SUPPLEMENT;

        /** Whether it is done to one clause. */
        public boolean toClause() {
            return this != TITLE && this != OPENING && this != SUPPLEMENT;
        }

        public boolean inserts() {
            return this == BEFORE || this == AFTER || this == BELOW;
        }

        /** The last part of the keys of its texts. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<What> of(String typed) {
            for (var what : values()) {
                if (what.key().equals(typed)) {
                    return Optional.of(what);
                }
            }
            return Optional.empty();
        }
    }

    /** The form before anything is typed. */
    static Form blank(What what, DraftedText draft, Optional<Clause> clause) {
        return switch (what) {
            case WORDS ->
                Form.empty()
                        .with("caption", clause.flatMap(Clause::caption).orElse(""))
                        .with(
                                "text",
                                clause.map(one -> String.join("\n", one.paragraphs()))
                                        .orElse(""));
            case BEFORE, BELOW -> Form.empty().with("caption", "").with("text", "");
            case AFTER -> Form.empty().with("caption", "").with("text", "").with("numbering", "renumber");
            case MOVE -> Form.empty().with("to", "").with("side", "after");
            case DELETE -> Form.empty().with("gap", "close");
            case TITLE -> Form.empty().with("title", draft.text().title().orElse(draft.title()));
            case OPENING ->
                Form.empty().with("text", String.join("\n", draft.text().preamble()));
            case SUPPLEMENT ->
                Form.empty().with("inForce", "").with("decidedOn", "").with("decidedBy", "");
        };
    }

    /** @throws Refusal.Invalid if a choice is missing or a day cannot be read */
    static Edit edit(What what, String path, Form form) {
        return switch (what) {
            case WORDS -> new Edit.Words(path, caption(form), paragraphs(form));
            case BEFORE, AFTER, BELOW ->
                new Edit.Insert(
                        Edit.Side.valueOf(what.name()),
                        path,
                        caption(form),
                        paragraphs(form),
                        form.field("numbering").value().equals("branch")
                                ? Edit.Numbering.BRANCH
                                : Edit.Numbering.RENUMBER);
            case MOVE -> new Edit.Move(path, side(form), to(form));
            case DELETE ->
                new Edit.Delete(path, form.field("gap").value().equals("keep") ? Edit.Gap.KEEP_NUMBER : Edit.Gap.CLOSE);
            case TITLE -> new Edit.Title(form.field("title").value());
            case OPENING -> new Edit.Opening(paragraphs(form));
            case SUPPLEMENT ->
                new Edit.Supplement(
                        day(form, "inForce")
                                .orElseThrow(() ->
                                        new Refusal.Invalid("inForce", Message.of("drafting.edit.in-force.missing"))),
                        day(form, "decidedOn"),
                        form.field("decidedBy").value().strip());
        };
    }

    private static Optional<String> caption(Form form) {
        return Optional.of(form.field("caption").value().strip()).filter(text -> !text.isEmpty());
    }

    private static List<String> paragraphs(Form form) {
        return form.field("text")
                .value()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Edit.Side side(Form form) {
        return switch (form.field("side").value()) {
            case "before" -> Edit.Side.BEFORE;
            case "after" -> Edit.Side.AFTER;
            case "below" -> Edit.Side.BELOW;
            default -> throw new Refusal.Invalid("side", Message.of("drafting.edit.side.missing"));
        };
    }

    private static String to(Form form) {
        var to = form.field("to").value();
        if (to.isBlank()) {
            throw new Refusal.Invalid("to", Message.of("drafting.edit.to.missing"));
        }
        return to;
    }

    private static Optional<LocalDate> day(Form form, String field) {
        var typed = form.field(field).value();
        if (typed.isBlank()) {
            return Optional.empty();
        }
        var read = TypedDay.read(typed);
        if (read.isEmpty()) {
            throw new Refusal.Invalid(field, Message.of("drafting.edit.day.unreadable"));
        }
        return read;
    }

    /** The clauses beside which a clause can be put, in their order; those it holds itself are left out. */
    static List<Choice> places(PolicyDocument document, String path) {
        return document.clauses().stream()
                .filter(clause -> !clause.path().equals(path))
                .map(clause -> Choice.of(clause.path(), name(clause)))
                .toList();
    }

    /** An address of a clause as part of an address of a page. */
    public static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** Number and heading, or number and the first words. */
    public static String name(Clause clause) {
        var words = clause.caption()
                .orElseGet(() ->
                        clause.paragraphs().isEmpty() ? "" : clause.paragraphs().getFirst());
        var shortened = words.codePointCount(0, words.length()) > LONGEST_NAME
                ? words.substring(0, words.offsetByCodePoints(0, LONGEST_NAME)) + "…"
                : words;
        return clause.marker().isEmpty() ? shortened : clause.path() + "　" + shortened;
    }
}
