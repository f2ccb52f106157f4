package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;

/** The pages about the policy, side by side; those of other modules among them. */
public final class PolicyTabs {

    private PolicyTabs() {}

    /** @param current the address of the page that is shown */
    public static List<Tab> of(Actor actor, Texts texts, String current) {
        var tabs = new ArrayList<Tab>();
        for (var page :
                List.of("text", "glossary", "scope", "organs", "threats", "versions", "in-force", "publication")) {
            tabs.add(tab(texts, page, current));
        }
        if (actor.may(Permission.READ_NON_PUBLIC)) {
            tabs.add(tab(texts, "gaps", current));
        }
        if (actor.may(Permission.DRAFT_REVISION)) {
            tabs.add(tab(texts, "drafts", current));
        }
        if (actor.may(Permission.IMPORT_POLICY)) {
            tabs.add(tab(texts, "import", current));
        }
        return tabs;
    }

    private static Tab tab(Texts texts, String page, String current) {
        var address = page.equals("text") ? "/policy" : "/policy/" + page;
        return Tab.of(texts.get("policy.tab." + page), address, current.equals(address));
    }
}
