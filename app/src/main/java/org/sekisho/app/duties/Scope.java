package org.sekisho.app.duties;

/** Of whom a duty asks. */
public enum Scope {
    /** Once for the whole body. */
    BODY,
    /** Of every section that has somebody in the owner's role. */
    EACH_SECTION,
    /** Of every person of the body. */
    EACH_PERSON
}
