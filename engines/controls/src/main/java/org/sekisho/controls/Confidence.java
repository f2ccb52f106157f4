package org.sekisho.controls;

/** Whether a binding stands by itself, or a person should look at it. */
public enum Confidence {
    SURE,
    UNSURE
}
