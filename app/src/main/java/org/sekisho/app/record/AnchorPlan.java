package org.sekisho.app.record;

import java.util.List;
import java.util.UUID;

/**
 * What a body wants sent.
 *
 * @param folder whether into the folder that the keeper of the server named, if one is named
 * @param timeStamps whether an authority stamps them, if one is named
 * @param everyDays how many days lie between two of them, where the record grew
 */
public record AnchorPlan(boolean folder, boolean timeStamps, int everyDays, List<Recipient> recipients) {

    static final int DAILY = 1;
    static final int WEEKLY = 7;

    /** What holds before anybody said anything. */
    static final AnchorPlan FIRST = new AnchorPlan(true, true, DAILY, List.of());

    /** A named address. */
    public record Recipient(UUID id, String mail) {}

    public AnchorPlan {
        recipients = List.copyOf(recipients);
    }

    public boolean weekly() {
        return everyDays == WEEKLY;
    }
}
