package org.sekisho.app.duties.web;

/** A binding of which the program is not sure; it waits for a person. */
public record Unsure(ClauseView clause, ClauseView.SentenceView sentence, ClauseView.BoundTopic topic) {}
