package org.sekisho.app.duties.web;

import java.util.UUID;
import org.sekisho.app.controls.Verdict;
import org.sekisho.controls.Text;

/** A person's decision on the version before to which nothing in this one answers, as the page tells it. */
public record NotCarried(
        UUID id, String path, String words, String title, Verdict verdict, Text why, boolean clauseGone) {}
