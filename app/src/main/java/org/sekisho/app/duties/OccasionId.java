package org.sekisho.app.duties;

import java.util.UUID;

/** Names something that happened and asks for a duty. */
public record OccasionId(UUID value) {}
