package org.sekisho.app.organisation;

import java.util.List;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;

/** The pages about the organisation, side by side; those of other modules among them. */
public final class OrganisationTabs {

    private static final List<String> PAGES = List.of("chart", "people", "roles", "rules", "combinations", "transfers");

    private OrganisationTabs() {}

    /** @param current the address of the page that is shown */
    public static List<Tab> of(Texts texts, String current) {
        return PAGES.stream()
                .map(page -> {
                    var address = page.equals("chart") ? "/organisation" : "/organisation/" + page;
                    return Tab.of(texts.get("organisation.tab." + page), address, address.equals(current));
                })
                .toList();
    }
}
