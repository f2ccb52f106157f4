package org.sekisho.app.findings.web;

import org.sekisho.app.shared.web.ui.Tone;

/** How many things of one severity were found. */
public record SeverityCount(Tone tone, String severity, long count) {}
