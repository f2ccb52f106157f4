package org.sekisho.app.shared;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts, for which body, in which roles. Every use case takes one.
 *
 * @param account the account's identifier; for the program itself and for visitors {@link #PROGRAM}
 * @param token the token with which a program acts in the place of its holder; empty where a person acts
 */
public record Actor(BodyId body, UUID account, String name, Set<Role> roles, Optional<UUID> token) {

    public static final UUID PROGRAM = new UUID(0, 0);

    public Actor {
        roles = Set.copyOf(roles);
    }

    public Actor(BodyId body, UUID account, String name, Set<Role> roles) {
        this(body, account, name, roles, Optional.empty());
    }

    /** The same, for whom a program acts with a token. */
    public Actor by(UUID token) {
        return new Actor(body, account, name, roles, Optional.of(token));
    }

    /** A person on the sign-in page of the body. */
    public static Actor visitor(BodyId body) {
        return new Actor(body, PROGRAM, "", EnumSet.of(Role.VISITOR));
    }

    /** The program while it founds the body. */
    public static Actor founder(BodyId body) {
        return new Actor(body, PROGRAM, "", EnumSet.of(Role.FOUNDER));
    }

    /** The program while it reacts to what happened in the body. */
    public static Actor program(BodyId body) {
        return new Actor(body, PROGRAM, "", EnumSet.of(Role.PROGRAM));
    }

    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.grants(permission));
    }

    /** @throws Refusal.NotPermitted if none of the roles grants the permission */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Refusal.NotPermitted(permission);
        }
    }
}
