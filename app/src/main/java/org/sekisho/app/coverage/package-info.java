/**
 * Coverage: whom the policy says that it binds, beside the organs and the staff that the body has.
 *
 * <p>Nothing of the comparison is stored. What is kept is why a difference is meant to be: a reason, in two times.
 */
@ApplicationModule(
        displayName = "Coverage",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "policy"})
@NullMarked
package org.sekisho.app.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
