package org.sekisho.app.exceptions;

import java.util.Optional;
import java.util.UUID;

/**
 * What a clause is not asked of.
 *
 * @param id of the section or the person
 * @param name as it was when the exception was asked for; empty for the whole body
 */
public record Subject(SubjectKind kind, Optional<UUID> id, String name) {

    static final Subject BODY = new Subject(SubjectKind.BODY, Optional.empty(), "");

    boolean sameAs(Subject other) {
        return kind == other.kind && id.equals(other.id) && (id.isPresent() || name.equals(other.name));
    }
}
