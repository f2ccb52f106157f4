/**
 * Classes of assets once everything counts (実効の分類): what an asset holds, what depends on it, and what a person set for a
 * reason. Each class says where it comes from.
 */
@ApplicationModule(
        displayName = "Classes of assets",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "ledgers", "assets", "schemes"})
@NullMarked
package org.sekisho.app.classes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
