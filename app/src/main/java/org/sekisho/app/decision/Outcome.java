package org.sekisho.app.decision;

/** How a set ended. */
enum Outcome {
    RETURNED,
    WITHDRAWN,
    DECIDED
}
