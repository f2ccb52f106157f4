package org.sekisho.app.controls;

import java.time.LocalDate;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/**
 * It is known what a version of the policy obliges to, for the first time or anew.
 *
 * @param id the event's own identifier; the same when the event is delivered twice
 * @param version the version of the policy
 * @param from the first day on which it obliges
 */
public record ClausesBound(UUID id, BodyId body, UUID version, LocalDate from) {}
