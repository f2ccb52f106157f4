package org.sekisho.app.policy;

/** How far an import has come. */
public enum DraftState {
    OPEN,
    ACCEPTED,
    DISCARDED
}
