/**
 * Adoption and publication: which organs adopted the policy (地方自治法第244条の6第1項), what the public may read of it, and where
 * it does (第2項).
 *
 * <p>What is published is made only of versions that are for the public: {@link
 * org.sekisho.app.publication.PublicSite} is given nothing else.
 */
@ApplicationModule(
        displayName = "Publication",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity", "policy", "coverage"})
@NullMarked
package org.sekisho.app.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
