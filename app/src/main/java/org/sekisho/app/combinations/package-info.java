/**
 * Combinations: two roles in one person that watch over each other (兼務の禁止), and the standing decision of a small body
 * on those that it cannot avoid.
 *
 * <p>A combination is found from who has which role on a day; nothing of a finding is stored. What is kept is what the
 * body decided about it once, and each year that it stays so.
 */
@ApplicationModule(
        displayName = "Combinations",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "policy", "controls", "duties"})
@NullMarked
package org.sekisho.app.combinations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
