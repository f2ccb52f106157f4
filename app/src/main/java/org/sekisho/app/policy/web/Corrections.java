package org.sekisho.app.policy.web;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Correction;
import org.sekisho.policytext.PolicyDocument;

/**
 * A correction as the page asks for it: {@code do} names the act and, after spaces, what a button stands for; the other
 * fields are those of the form around it.
 */
final class Corrections {

    private final PolicyDocument tree;
    private final Map<String, String> sent;

    private Corrections(PolicyDocument tree, Map<String, String> sent) {
        this.tree = tree;
        this.sent = sent;
    }

    /** @throws Refusal.Invalid if the request is none that the page makes, or something is missing in it */
    static Correction asked(PolicyDocument tree, Map<String, String> sent) {
        var asked = sent.getOrDefault("do", "").split(" ", 2);
        return new Corrections(tree, sent).correction(asked[0], asked.length == 2 ? asked[1] : "");
    }

    private Correction correction(String what, String rest) {
        return switch (what) {
            case "raise" -> level(clause(rest), -1);
            case "lower" -> level(clause(rest), 1);
            case "join" -> new Correction.Join(rest, false);
            case "join-run" -> new Correction.Join(rest, true);
            case "settle" -> new Correction.Settle(number(rest));
            case "restore" -> restore(number(rest));
            case "title" -> title(number(rest));
            case "relabel" ->
                new Correction.Relabel(
                        path(),
                        number(text("level")),
                        text("container").equals("true"),
                        text("marker"),
                        words("caption"));
            case "split" -> split();
            case "cut" -> cut(rest);
            case "join-paragraphs" -> new Correction.JoinParagraphs(path(), number(rest));
            case "to-layout" -> new Correction.ToLayout(path(), number(rest));
            case "move-paragraph" ->
                new Correction.MoveParagraph(path(), number(text("paragraph")), chosen("to", text("to")));
            case "move" -> new Correction.Move(path(), chosen("after", text("after")), number(text("toLevel")));
            default -> throw unknown();
        };
    }

    /** One level up or down with everything below, in its place. */
    private Correction level(Clause clause, int by) {
        int at = tree.clauses().indexOf(clause);
        return at == 0
                ? new Correction.Relabel(
                        clause.path(), clause.level() + by, clause.container(), clause.marker(), clause.caption())
                : new Correction.Move(clause.path(), tree.clauses().get(at - 1).path(), clause.level() + by);
    }

    private Correction restore(int entry) {
        if (entry >= tree.layout().size()) {
            throw unknown();
        }
        return new Correction.FromLayout(
                entry, Bench.pathAt(tree, tree.layout().get(entry).line()));
    }

    private Correction title(int line) {
        if (line >= tree.preamble().size()) {
            throw unknown();
        }
        return new Correction.Title(Optional.of(tree.preamble().get(line)));
    }

    /** Divides a clause before a chosen sentence, or before words that the person typed. */
    private Correction split() {
        var place = place();
        var rest = paragraph(place.paragraph).substring(place.offset);
        var marker = words("newMarker").orElseGet(() -> Sentences.number(rest));
        var caption = words("newCaption");
        if (marker.isEmpty() && caption.isEmpty()) {
            throw new Refusal.Invalid("newMarker", Message.of("policy.panel.split.marker-missing"));
        }
        return new Correction.Split(path(), place.paragraph, place.offset, number(text("newLevel")), marker, caption);
    }

    private record Place(int paragraph, int offset) {}

    private Place place() {
        var words = text("before").strip();
        if (!words.isEmpty()) {
            for (int i = 0; i < paragraphs(); i++) {
                int offset = paragraph(i).indexOf(words);
                if (offset >= 0) {
                    return new Place(i, offset);
                }
            }
            throw new Refusal.Invalid("before", Message.of("policy.panel.split.not-there"));
        }
        var chosen = text("place").split(":", 2);
        if (chosen.length != 2) {
            throw new Refusal.Invalid("place", Message.of("policy.panel.split.place-missing"));
        }
        return new Place(number(chosen[0]), number(chosen[1]));
    }

    private Correction cut(String rest) {
        var place = rest.split(":", 2);
        if (place.length != 2) {
            throw unknown();
        }
        return new Correction.SplitParagraph(path(), number(place[0]), number(place[1]));
    }

    private int paragraphs() {
        return path().equals(PolicyDocument.PREAMBLE)
                ? tree.preamble().size()
                : clause(path()).paragraphs().size();
    }

    private String paragraph(int index) {
        if (index >= paragraphs()) {
            throw unknown();
        }
        return path().equals(PolicyDocument.PREAMBLE)
                ? tree.preamble().get(index)
                : clause(path()).paragraphs().get(index);
    }

    private Clause clause(String path) {
        return tree.at(path).orElseThrow(Corrections::unknown);
    }

    private String path() {
        return text("path");
    }

    private Optional<String> words(String field) {
        return Optional.of(text(field).strip()).filter(Predicate.not(String::isEmpty));
    }

    private String text(String field) {
        return sent.getOrDefault(field, "");
    }

    private static String chosen(String field, String value) {
        if (value.isEmpty()) {
            throw new Refusal.Invalid(field, Message.of("policy.panel.place-missing"));
        }
        return value;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw unknown();
        }
        return Integer.parseInt(text);
    }

    private static Refusal.Invalid unknown() {
        return new Refusal.Invalid("", Message.of("policy.correction.unknown"));
    }
}
