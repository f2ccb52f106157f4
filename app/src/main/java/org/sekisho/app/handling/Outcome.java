package org.sekisho.app.handling;

/** What became of a request for leave. */
public enum Outcome {
    GRANTED,
    DECLINED,
    WITHDRAWN
}
