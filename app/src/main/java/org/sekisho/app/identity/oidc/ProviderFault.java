package org.sekisho.app.identity.oidc;

/** A provider that cannot be used, or an answer of it that is not believed. */
public final class ProviderFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The issuer is no address that may be asked. */
        ADDRESS,
        /** It does not answer in time, or with something else than it should. */
        UNREACHABLE,
        /** Its description lacks something, or names places that may not be asked. */
        UNFIT,
        /** It calls itself by another name. */
        OTHER_ISSUER,
        /** The person or the provider said no. */
        DENIED,
        /** The answer belongs to no question of this session, or came too late. */
        LATE,
        /** The provider refused the code or this program. */
        REFUSED,
        /** The ID token is not what was asked for. */
        TOKEN,
        /** The ID token is over, or of a time to come. */
        CLOCK,
        /** The person was asked to show anew who they are and did not. */
        NOT_ANEW
    }

    private final Kind kind;

    /** @param detail for a reader of the log or of the page of settings; never a secret, a code or a token */
    public ProviderFault(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    ProviderFault(Kind kind, String detail, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What was found instead of what was expected; may be empty. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
