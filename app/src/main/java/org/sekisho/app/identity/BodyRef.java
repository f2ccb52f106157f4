package org.sekisho.app.identity;

import org.sekisho.app.shared.BodyId;

/**
 * A body as the sign-in page names it.
 *
 * @param slug its short name in addresses and commands
 * @param demo whether it is part of a demonstration
 */
public record BodyRef(BodyId id, String slug, String name, boolean demo) {}
