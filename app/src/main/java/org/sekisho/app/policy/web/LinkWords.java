package org.sekisho.app.policy.web;

import org.sekisho.app.policy.ClausesAbove;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.layers.Layering;

/** How pages name the clauses of two documents that are linked. */
public final class LinkWords {

    private static final int BEGINNING = 18;

    private LinkWords() {}

    /** The address of a clause and its heading, or how it begins. */
    public static String name(Clause clause) {
        var words = clause.caption().orElseGet(() -> beginning(clause));
        return words.isEmpty() ? clause.path() : clause.path() + " " + words;
    }

    private static String beginning(Clause clause) {
        var text = clause.paragraphs().isEmpty() ? "" : clause.paragraphs().getFirst();
        return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…";
    }

    /** The name of a clause of the document above. */
    public static String name(ClausesAbove.Above above, int upper) {
        return name(above.upper().text().tree().clauses().get(upper));
    }

    /** Where a clause of the document above stands. */
    public static String address(ClausesAbove.Above above, int upper) {
        return "/policy/versions/" + above.upper().version().id()
                + Anchors.inPage(
                        above.upper().text().tree().clauses().get(upper).path());
    }

    /** Why a link is proposed, in the reader's language. */
    public static String why(Texts texts, Layering.Link link) {
        return texts.locale().getLanguage().equals("ja")
                ? link.why().ja()
                : link.why().en();
    }
}
