package org.sekisho.app.identity;

/** What a person has shown during a sign-in. */
public enum Proof {
    PASSWORD(false),
    /** A one-time code. */
    CODE(true),
    RECOVERY_CODE(true),
    /** A passkey with the person verified by the device: two factors in one. */
    PASSKEY(true),
    /** The word of the body's own provider about who it is. */
    PROVIDER(false),
    /** The same with its word that two factors were shown, where the body lets that count. */
    PROVIDER_TWO_FACTORS(true),
    /** The one click of a demonstration. */
    DEMO(true);

    private final boolean second;

    Proof(boolean second) {
        this.second = second;
    }

    /** Whether it stands for a second factor. */
    public boolean second() {
        return second;
    }
}
