package org.sekisho.app.shared.web.ui;

import java.util.List;
import java.util.Optional;

/**
 * An entry of the main navigation.
 *
 * @param current whether the page being read is this one or lies below it
 * @param count how many things wait there for the reader, shown as a number
 * @param children entries one level below, shown while this one is current
 */
public record NavItem(
        String label, String href, Icon icon, boolean current, Optional<Integer> count, List<NavItem> children) {

    public NavItem {
        children = List.copyOf(children);
    }

    public static NavItem of(String label, String href, Icon icon, boolean current) {
        return new NavItem(label, href, icon, current, Optional.empty(), List.of());
    }

    public NavItem waiting(int things) {
        return new NavItem(label, href, icon, current, things > 0 ? Optional.of(things) : Optional.empty(), children);
    }

    public NavItem over(List<NavItem> below) {
        return new NavItem(label, href, icon, current, count, below);
    }
}
