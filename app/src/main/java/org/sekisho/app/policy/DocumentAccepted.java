package org.sekisho.app.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/**
 * A document has a new version.
 *
 * @param id the event's own identifier; the same when the event is delivered twice
 * @param inForce the first day on which the version is in force
 * @param at when it was accepted, which may be long before a reaction runs
 */
public record DocumentAccepted(UUID id, BodyId body, UUID document, UUID version, LocalDate inForce, Instant at) {}
