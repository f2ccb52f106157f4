package org.sekisho.app.identity;

/** What a person has to do next on the way in. */
public enum SignInStep {
    /** Show the second factor that the account has. */
    PRESENT_SECOND_FACTOR,
    /** Set up the second factor that the roles require and the account lacks. */
    ENROL_SECOND_FACTOR,
    /** Put a password of their own in place of the initial one. */
    CHANGE_PASSWORD,
    /** Nothing: they are in. */
    ENTER
}
