package org.sekisho.app.shared.web.ui;

import java.util.Locale;

/** What a message or a status means for the reader; always shown as icon and text, never as a colour alone. */
public enum Tone {
    /** Good to know. */
    INFO(Icon.INFO),
    /** Done, kept, in order. */
    SUCCESS(Icon.CHECK_CIRCLE),
    /** Needs attention soon. */
    WARNING(Icon.WARNING),
    /** Wrong, refused, overdue. */
    ERROR(Icon.ERROR),
    /** Not started, not applicable, neither good nor bad. */
    NEUTRAL(Icon.DOT);

    private final Icon icon;

    Tone(Icon icon) {
        this.icon = icon;
    }

    public Icon icon() {
        return icon;
    }

    /** The value of the {@code data-tone} attribute that the styles go by. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
