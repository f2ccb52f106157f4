package org.sekisho.app.shared.web.ui;

/** A page above the one being read, outermost first in a breadcrumb. */
public record Crumb(String label, String href) {}
