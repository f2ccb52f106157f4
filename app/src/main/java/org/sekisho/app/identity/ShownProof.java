package org.sekisho.app.identity;

/** What the person of the running request has shown. */
public interface ShownProof {

    /** Whether a second factor or a passkey was shown when they signed in. */
    boolean secondFactor();
}
