/**
 * Information assets (情報資産): the ledger of what there is, in the six kinds that 令和8年総務省通知第42号 別紙1 names, with the
 * class that decides how each is handled.
 */
@ApplicationModule(
        displayName = "Assets",
        allowedDependencies = {"shared", "shared::*", "evidence", "ledgers"})
@NullMarked
package org.sekisho.app.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
