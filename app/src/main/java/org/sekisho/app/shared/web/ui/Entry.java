package org.sekisho.app.shared.web.ui;

/** A name and what it stands for, one line of a description list. */
public record Entry(String name, String value) {}
