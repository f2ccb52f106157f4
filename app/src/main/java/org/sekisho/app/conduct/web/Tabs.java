package org.sekisho.app.conduct.web;

import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;

/** The pages about conduct, side by side. */
final class Tabs {

    static final String ACKNOWLEDGEMENTS = "/conduct";
    static final String PLEDGES = "/conduct/pledges";
    static final String VIOLATIONS = "/conduct/violations";
    static final String RETENTION = "/conduct/retention";

    private Tabs() {}

    /** @param current the address of the page that is shown */
    static List<Tab> of(Actor actor, Texts texts, String current) {
        var tabs = new ArrayList<Tab>();
        tabs.add(Tab.of(texts.get("conduct.tab.acknowledgements"), ACKNOWLEDGEMENTS, current.equals(ACKNOWLEDGEMENTS)));
        tabs.add(Tab.of(texts.get("conduct.tab.pledges"), PLEDGES, current.equals(PLEDGES)));
        if (actor.may(Permission.READ_VIOLATIONS)) {
            tabs.add(Tab.of(texts.get("conduct.tab.violations"), VIOLATIONS, current.equals(VIOLATIONS)));
        }
        if (actor.may(Permission.READ_RECORD)) {
            tabs.add(Tab.of(texts.get("conduct.tab.retention"), RETENTION, current.equals(RETENTION)));
        }
        return tabs;
    }
}
