/** Schemes (分類の体系): by which levels a body classifies its assets, and how a ledger goes from one scheme to another. */
@ApplicationModule(
        displayName = "Schemes",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "ledgers", "assets"})
@NullMarked
package org.sekisho.app.schemes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
