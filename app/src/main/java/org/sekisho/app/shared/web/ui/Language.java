package org.sekisho.app.shared.web.ui;

/**
 * A language the reader can switch to.
 *
 * @param tag its BCP 47 tag, {@code ja} or {@code en}
 * @param name its name in itself, such as 日本語
 * @param href the same page in that language
 */
public record Language(String tag, String name, String href, boolean current) {}
