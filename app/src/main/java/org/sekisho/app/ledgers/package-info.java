/**
 * Ledgers (台帳): registers of things that people keep in lines and columns. A module declares a {@link Ledger}: its fields,
 * who reads and keeps it, and what it is evidence of. List, page of a line, forms, checks, record and history are the same for
 * all of them and stand here once.
 */
@ApplicationModule(
        displayName = "Ledgers",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "duties"})
@NullMarked
package org.sekisho.app.ledgers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
