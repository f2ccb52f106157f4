package org.sekisho.app.duties;

import java.util.UUID;

/** Names a duty of a body for good. */
public record DutyId(UUID value) {}
