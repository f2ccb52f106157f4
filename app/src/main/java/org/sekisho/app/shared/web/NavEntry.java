package org.sekisho.app.shared.web;

import java.util.List;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.ui.Icon;

/**
 * A module's entry in the main navigation: a bean that the module declares. Shown to those who hold the permission.
 *
 * @param order within the group
 * @param places the first parts of other addresses whose pages belong to this entry
 */
public record NavEntry(
        Group group, int order, String labelKey, String href, Icon icon, Permission permission, List<String> places) {

    /** What entries stand under together, in the order in which they are shown. */
    public enum Group {
        /** What is to be done, by whom and until when. */
        WORK,
        /** The documents, and how they come about. */
        DOCUMENTS,
        /** How people keep to the documents. */
        OBSERVANCE,
        /** What there is, and what is done with it. */
        LEDGERS,
        /** Who there is. */
        PEOPLE,
        /** The program itself. */
        ADMINISTRATION
    }

    public NavEntry {
        places = List.copyOf(places);
    }

    public NavEntry(Group group, int order, String labelKey, String href, Icon icon, Permission permission) {
        this(group, order, labelKey, href, icon, permission, List.of());
    }
}
