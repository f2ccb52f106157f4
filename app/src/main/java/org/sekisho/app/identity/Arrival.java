package org.sekisho.app.identity;

import java.util.Optional;

/**
 * Where somebody is led who has not signed in, instead of to the sign-in page. A module that has such a place, as the
 * set-up has on an empty installation, gives a bean of this.
 */
public interface Arrival {

    /** A local address; empty when the sign-in page is right. */
    Optional<String> instead();
}
