package org.sekisho.app.handling;

/** Where a request stands; those first that wait for somebody. */
public enum RequestState {
    /** Waits for leave. */
    ASKED,
    /** Is out, or planned: waits to come back, for a paper, or to be disposed of. */
    OPEN,
    /** Leave was given, and nothing more is asked. */
    GRANTED,
    /** Needed no leave, and nothing more is asked. */
    NOTED,
    /** Done; its certificate has not come. */
    PAPER,
    /** Ended. */
    ENDED,
    DECLINED,
    WITHDRAWN
}
