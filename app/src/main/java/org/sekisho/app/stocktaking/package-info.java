/**
 * Stocktaking (棚卸): section by section, what a ledger says is compared with what is there. What is not found is a candidate for
 * an incident from the day on which it was known; the clocks of the law are shown for it ({@link
 * org.sekisho.app.stocktaking.MissingRegister} is what an incident takes over).
 */
@ApplicationModule(
        displayName = "Stocktaking",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "duties", "ledgers"})
@NullMarked
package org.sekisho.app.stocktaking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
