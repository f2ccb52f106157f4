package org.sekisho.app.handling.web;

import java.util.List;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;

/** The pages about handling, side by side. */
final class HandlingTabs {

    static final String REQUESTS = "/handling";
    static final String RULES = "/handling/rules";

    static final String MEDIA = "/handling/media";
    static final String DISPOSALS = "/handling/disposals";

    private HandlingTabs() {}

    /** @param current the address of the page that is shown */
    static List<Tab> of(Texts texts, String current) {
        return List.of(
                Tab.of(texts.get("handling.tab.requests"), REQUESTS, current.equals(REQUESTS)),
                Tab.of(texts.get("handling.tab.media"), MEDIA, current.equals(MEDIA)),
                Tab.of(texts.get("handling.tab.disposals"), DISPOSALS, current.equals(DISPOSALS)),
                Tab.of(texts.get("handling.tab.rules"), RULES, current.equals(RULES)));
    }
}
