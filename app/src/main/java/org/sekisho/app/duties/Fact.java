package org.sekisho.app.duties;

import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Role;

/** A state that the registers show on any day. */
public sealed interface Fact {

    /** Somebody has the role. */
    record RoleHeld(Role role) implements Fact {}

    /** A document of this layer is in force. */
    record InForce(DocumentKind kind) implements Fact {}

    /** The public can read the policy in force: it was published somewhere and not taken down. */
    record PolicyPublished() implements Fact {}

    /** The people of the body are registered. */
    record StaffRegistered() implements Fact {}

    /** Organs and sections are registered, each with somebody who answers for security. */
    record ScopeCovered() implements Fact {}

    /**
     * Reads a fact as the catalogue writes it: {@code role-held:CISO}.
     *
     * @throws IllegalArgumentException if there is no such fact
     */
    static Fact of(String text) {
        var parts = text.split(":", 2);
        return switch (parts[0]) {
            case "role-held" -> new RoleHeld(Role.valueOf(parts[1]));
            case "document-in-force" -> new InForce(DocumentKind.valueOf(parts[1]));
            case "policy-published" -> new PolicyPublished();
            case "staff-registered" -> new StaffRegistered();
            case "scope-covered" -> new ScopeCovered();
            default -> throw new IllegalArgumentException("There is no fact " + text);
        };
    }

    /** As the catalogue writes it. */
    default String text() {
        return switch (this) {
            case RoleHeld(var role) -> "role-held:" + role;
            case InForce(var kind) -> "document-in-force:" + kind;
            case PolicyPublished() -> "policy-published";
            case StaffRegistered() -> "staff-registered";
            case ScopeCovered() -> "scope-covered";
        };
    }
}
