package org.sekisho.app.duties;

import java.util.UUID;

/** Names a piece of evidence; a correction keeps it. */
public record EvidenceId(UUID value) {}
