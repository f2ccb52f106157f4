package org.sekisho.app.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/** What a module that gives tokens to programs tells of one. A module that does gives a bean of this. */
public interface TokenHolders {

    /** Whom a token stands for, while it is good; counts as a use of it. */
    Optional<Holder> of(String token);

    /**
     * Whom it stands for.
     *
     * @param secondFactor whether the person had shown a second factor when they made it
     * @param token which token it is
     * @param scope what it is good for, in the words of the module that gives it
     */
    record Holder(BodyId body, UUID account, boolean secondFactor, UUID token, Set<String> scope) {
        public Holder {
            scope = Set.copyOf(scope);
        }
    }
}
