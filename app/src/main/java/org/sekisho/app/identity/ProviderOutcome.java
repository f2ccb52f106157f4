package org.sekisho.app.identity;

import java.util.UUID;

/** How it ended when somebody came back from a provider. */
public sealed interface ProviderOutcome {

    /** The provider says who it is, and the account is known. */
    record Proved(UUID account, Proof proof) implements ProviderOutcome {}

    /** @param subject the person's name at the provider, where an administrator needs it to help; otherwise empty */
    record Refused(Reason reason, String subject) implements ProviderOutcome {

        Refused(Reason reason) {
            this(reason, "");
        }
    }

    /** Why somebody is not let in. */
    enum Reason {
        /** The body has no provider any more, or another one. */
        OFF,
        /** The person, or the provider, said no. */
        DENIED,
        /** The answer belongs to no question of this session, or came too late. */
        LATE,
        /** The provider cannot be reached. */
        UNREACHABLE,
        /** The provider refused this program, or its answer is not believed. */
        NOT_BELIEVED,
        /** Its clock and ours differ too much. */
        CLOCK,
        /** The claim that names an account is missing, or is an unverified mail address. */
        NAMELESS,
        /** No account here belongs to the person. */
        UNKNOWN,
        /** The account has power, and an administrator has to link it. */
        BY_HAND,
        /** The account that the claim names belongs to somebody else at the provider. */
        OTHER_PERSON,
        /** The account is locked. */
        LOCKED,
        /** The person did not show anew who they are. */
        NOT_ANEW,
        /** Two factors are needed, and neither this program nor the provider knows of a second. */
        TOO_LITTLE
    }
}
