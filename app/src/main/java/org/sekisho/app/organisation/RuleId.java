package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of a role rule: posts of a title carry a role. */
public record RuleId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
