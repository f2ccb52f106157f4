package org.sekisho.app.shared.web.ui;

import java.util.Optional;

/** One of several views of the same thing, each with its own address. */
public record Tab(String label, String href, boolean current, Optional<Long> count) {

    public static Tab of(String label, String href, boolean current) {
        return new Tab(label, href, current, Optional.empty());
    }

    public Tab counting(long things) {
        return new Tab(label, href, current, Optional.of(things));
    }
}
