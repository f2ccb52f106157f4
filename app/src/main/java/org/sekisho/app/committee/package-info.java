/**
 * Committees (情報セキュリティ委員会 and others that a policy names): who is a member by post, when they met or answered a
 * circulation (持ち回り), who was there for whom, and what they decided.
 *
 * <p>Whether a quorum was there and whether a circulated item was adopted is derived, never typed in. A decision is named
 * for good by the item it is about, so that other modules can refer to it.
 */
@ApplicationModule(
        displayName = "Committees",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "duties"})
@NullMarked
package org.sekisho.app.committee;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
