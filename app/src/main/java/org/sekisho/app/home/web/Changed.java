package org.sekisho.app.home.web;

import java.time.Instant;
import java.util.List;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.home.Changes;
import org.sekisho.app.home.Today;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * What changed since the reader last looked, as the page says it.
 *
 * @param news what everybody was told since
 */
public record Changed(Instant since, boolean looked, Instant until, List<Line> lines, List<Today.Announced> news) {

    static Changed of(Changes.Changed found, StatusOfDay.Day day, Today.Concerns concerns, Texts texts) {
        return new Changed(
                found.since(),
                found.looked(),
                found.until(),
                Line.changed(found.changes(), day, texts),
                concerns.announced().stream()
                        .filter(item -> item.at().isAfter(found.since()))
                        .toList());
    }

    public boolean nothing() {
        return lines.isEmpty() && news.isEmpty();
    }
}
