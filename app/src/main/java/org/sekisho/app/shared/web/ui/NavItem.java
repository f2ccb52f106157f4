package org.sekisho.app.shared.web.ui;

/** An entry of the main navigation. */
public record NavItem(String label, String href, Icon icon, Place place) {

    /** Where the page being read is, seen from an entry. */
    public enum Place {
        /** It is the entry's own page. */
        HERE,
        /** It lies below the entry's page. */
        BELOW,
        ELSEWHERE
    }
}
