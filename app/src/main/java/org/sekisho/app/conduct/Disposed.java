package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That something was disposed of by a decision.
 *
 * @param things how many there were, of so many that were asked
 * @param digest SHA-256 of the leaves of the record that remain, in hexadecimal
 */
public record Disposed(
        KeptKind kind,
        UUID subject,
        String title,
        int things,
        int asked,
        String basis,
        String decidedBy,
        LocalDate decidedOn,
        String digest) {}
