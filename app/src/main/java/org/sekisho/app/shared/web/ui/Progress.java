package org.sekisho.app.shared.web.ui;

import java.util.Optional;

/**
 * How far long work has come.
 *
 * @param label what is being done
 * @param done units of work finished; negative when the end cannot be seen
 * @param total units of work in all
 * @param detail what is being worked on just now, or the outcome
 * @param pollHref where the same progress can be asked for again; absent once the work is over
 */
public record Progress(String id, String label, long done, long total, String detail, Optional<String> pollHref) {

    public boolean measured() {
        return done >= 0 && total > 0;
    }

    public int percent() {
        return measured() ? (int) Math.clamp(100 * done / total, 0, 100) : 0;
    }
}
