package org.sekisho.app.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of one version (版) of a document, without its text.
 *
 * @param id names the version and its text, and stays when a date is corrected
 * @param number counts the versions of the document in the order in which they were accepted, from 1
 * @param instrumentNumber as printed, such as 令和7年告示第78号
 * @param decidedBy the post that decided, such as 副市長
 * @param validFrom the first day in force (施行日)
 * @param validTo the first day no longer in force; empty while no later version is known
 * @param corrects the version whose obvious errors this one corrects (正誤)
 * @param enteredAt when this was entered
 */
public record DocumentVersion(
        UUID id,
        UUID document,
        DocumentKind kind,
        int number,
        String title,
        Instrument instrument,
        Optional<String> instrumentNumber,
        Disclosure disclosure,
        Optional<LocalDate> decidedOn,
        Optional<String> decidedBy,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        UUID file,
        Optional<UUID> corrects,
        Instant enteredAt) {

    public boolean isPublic() {
        return disclosure instanceof Disclosure.Public;
    }

    /** Whether this version is in force on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.map(day::isBefore).orElse(true);
    }

    /** The same, ending on a day. */
    DocumentVersion endingOn(LocalDate day) {
        return new DocumentVersion(
                id,
                document,
                kind,
                number,
                title,
                instrument,
                instrumentNumber,
                disclosure,
                decidedOn,
                decidedBy,
                validFrom,
                Optional.of(day),
                file,
                corrects,
                enteredAt);
    }
}
