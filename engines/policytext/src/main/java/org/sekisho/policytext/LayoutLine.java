package org.sekisho.policytext;

/**
 * Text of the source that belongs to the page and not to the policy.
 *
 * @param line the line it stands on, from 1
 * @param text what is printed there
 */
public record LayoutLine(int line, Kind kind, String text) {
    /** Why the text counts as layout. */
    public enum Kind {
        /** A page number. */
        PAGE_NUMBER,
        /** A heading or footing repeated on every page. */
        RUNNING_HEAD,
        /** A line of the table of contents. */
        CONTENTS,
        /** What a web site puts around the text: navigation, buttons, dates of update. */
        SITE,
        /** A bullet before a numbered item, or a sign of the markup. */
        BULLET,
        /** The brackets around a caption. */
        BRACKETS,
        /** A ruled line of signs. */
        RULE,
        /** What a person moved here. */
        BY_HAND
    }
}
