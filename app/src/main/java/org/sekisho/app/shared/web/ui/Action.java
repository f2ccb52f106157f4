package org.sekisho.app.shared.web.ui;

/** A thing to do next, offered as a link. */
public record Action(String label, String href) {}
