package org.sekisho.app.policy.web;

import java.util.Optional;

/** What was typed into a form, and what was wrong with it. */
final class Typed {

    private Typed() {}

    /** The constant of that name; empty if there is none. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
