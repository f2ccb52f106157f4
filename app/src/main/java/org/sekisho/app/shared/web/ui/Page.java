package org.sekisho.app.shared.web.ui;

import java.util.List;

/**
 * One page: its title, where it stands, what there is to say above its content, and the shell around it.
 *
 * @param crumbs the pages above it, outermost first; the page itself is not among them
 * @param notices messages above the content, such as the outcome of the last act
 * @param refused whether the page shows a form again because its input was refused
 */
public record Page(Shell shell, String title, List<Crumb> crumbs, List<Notice> notices, boolean refused) {

    public Page {
        crumbs = List.copyOf(crumbs);
        notices = List.copyOf(notices);
    }

    public static Page titled(Shell shell, String title) {
        return new Page(shell, title, List.of(), List.of(), false);
    }

    public Page under(Crumb... above) {
        return new Page(shell, title, List.of(above), notices, refused);
    }

    public Page saying(Notice... said) {
        return new Page(shell, title, crumbs, List.of(said), refused);
    }

    /** The same page with a title that says "error" first, as a screen reader needs it. */
    public Page refusing() {
        return new Page(shell, title, crumbs, notices, true);
    }

    public Texts texts() {
        return shell.texts();
    }

    public String t(String key, Object... arguments) {
        return shell.texts().get(key, arguments);
    }
}
