package org.sekisho.app.exceptions;

/** What became of a request. */
public enum Outcome {
    GRANTED,
    REFUSED,
    WITHDRAWN
}
