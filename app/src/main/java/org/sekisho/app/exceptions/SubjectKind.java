package org.sekisho.app.exceptions;

/** What a clause is not asked of. */
public enum SubjectKind {
    /** The whole body: nobody has to keep to the clause. */
    BODY,
    SECTION,
    PERSON,
    /** An information system, by name. */
    SYSTEM,
    /** Anything else that has a name: a room, a device, a contract. */
    THING
}
