package org.sekisho.app.classes;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.classification.AssetNode;

/**
 * An asset as far as its class is concerned.
 *
 * @param node its own class and what a person set
 * @param heldIn what it is on or in
 * @param needs what it does not work without
 */
record Asset(UUID id, AssetNode node, Optional<UUID> section, Optional<UUID> heldIn, Set<UUID> needs) {
    Asset {
        needs = Set.copyOf(needs);
    }
}
