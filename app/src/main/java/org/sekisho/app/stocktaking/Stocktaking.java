package org.sekisho.app.stocktaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;

/**
 * A stocktaking of a ledger.
 *
 * @param firstDay the day whose lines are looked for
 * @param lastDay until which every section is to be done
 * @param closing empty while it is open
 */
public record Stocktaking(
        UUID id,
        String ledger,
        String title,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant begun,
        Optional<Closing> closing) {

    /** That it was closed. @param said what the officer said of what was left; empty where nothing was */
    public record Closing(Instant at, String said) {}

    public boolean open() {
        return closing.isEmpty();
    }

    /** The ledger as it is looked for: as known when the stocktaking, or its first day, began. */
    AsOf before() {
        var midnight = firstDay.atStartOfDay(Time.JAPAN).toInstant();
        var moment = begun.isAfter(midnight) ? begun : midnight;
        return new AsOf(firstDay, AsOf.knownAt(moment).knownBefore());
    }

    /** The ledger as it became: of today, or of the moment at which it was closed. */
    public AsOf after(LocalDate today) {
        return closing.map(closed -> AsOf.knownAt(closed.at())).orElseGet(() -> AsOf.known(today));
    }
}
