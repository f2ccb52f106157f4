/**
 * Conduct (職員の遵守): that each person whom the policy binds knows it and has promised to keep it, and what follows where it was
 * not kept. Acknowledgements version by version, pledges on joining and leaving, violations, and how long all of this is kept.
 *
 * <p>An acknowledgement is evidence of the duty to read the policy and stands where all evidence stands; this module takes it
 * from people without an account too, and reads it person by person.
 */
@ApplicationModule(
        displayName = "Conduct",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity", "organisation", "policy", "duties"})
@NullMarked
package org.sekisho.app.conduct;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
