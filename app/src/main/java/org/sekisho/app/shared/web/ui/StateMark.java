package org.sekisho.app.shared.web.ui;

/**
 * How a thing stands, as a sign and a word; the colour only repeats them.
 *
 * @param token the value of the {@code data-state} attribute that the styles go by
 */
public record StateMark(String token, Icon icon, String words) {}
