package org.sekisho.app.policy.web;

import org.sekisho.app.shared.web.ui.Term;

/** A run of a paragraph as the page shows it. */
public sealed interface Piece {

    String text();

    /** Text and nothing more. */
    record Plain(String text) implements Piece {}

    /** A defined term or an abbreviation; leads to where it is defined. */
    record Defined(String text, Term term) implements Piece {}

    /** A mention of another clause; leads there. */
    record Mention(String text, String href) implements Piece {}
}
