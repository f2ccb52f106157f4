/**
 * Exceptions to clauses (例外措置): leave not to keep to one clause, for one subject, for a reason, with what compensates for it,
 * until a day.
 *
 * <p>Whoever asks does not grant, unless a standing decision of the body covers that (see combinations). What is granted shows in the status of the clause and ends by itself.
 */
@ApplicationModule(
        displayName = "Exceptions",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "policy", "duties", "combinations"})
@NullMarked
package org.sekisho.app.exceptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
