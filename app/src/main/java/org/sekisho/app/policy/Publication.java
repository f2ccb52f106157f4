package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A version is public at a place (公表): by 地方自治法第244条の6第2項 a body publishes its policy without delay after making or
 * changing it.
 *
 * @param version the version that is public
 * @param place an address of the web, a notice board, an official gazette
 * @param from the day of publication (公表日)
 * @param to the first day on which it was no longer to be read there
 */
public record Publication(UUID id, UUID version, String place, LocalDate from, Optional<LocalDate> to) {

    /** Whether it was to be read there on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && to.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
