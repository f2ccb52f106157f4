package org.sekisho.app.shared.web.ui;

/** The token that every form which changes something must send back, and the name of its field. */
public record Csrf(String parameter, String token) {}
