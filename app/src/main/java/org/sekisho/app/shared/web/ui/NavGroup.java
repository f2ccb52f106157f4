package org.sekisho.app.shared.web.ui;

import java.util.List;

/** Entries of the main navigation that belong together, under the heading that they share. */
public record NavGroup(String label, List<NavItem> items) {

    public NavGroup {
        items = List.copyOf(items);
    }
}
