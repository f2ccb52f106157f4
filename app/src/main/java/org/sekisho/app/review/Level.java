package org.sekisho.app.review;

/** How likely a threat is, and how great the loss would be. */
public enum Level {
    LOW,
    MIDDLE,
    HIGH
}
