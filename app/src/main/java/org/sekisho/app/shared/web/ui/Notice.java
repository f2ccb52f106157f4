package org.sekisho.app.shared.web.ui;

import java.util.List;
import java.util.Optional;

/** A message above the content: a heading, perhaps a sentence more, perhaps what to do next. */
public record Notice(Tone tone, String title, Optional<String> detail, List<Action> actions) {

    public Notice {
        actions = List.copyOf(actions);
    }

    public static Notice of(Tone tone, String title) {
        return new Notice(tone, title, Optional.empty(), List.of());
    }

    public static Notice of(Tone tone, String title, String detail) {
        return new Notice(tone, title, Optional.of(detail), List.of());
    }

    public Notice offering(Action... next) {
        return new Notice(tone, title, detail, List.of(next));
    }
}
