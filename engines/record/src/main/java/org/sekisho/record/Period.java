package org.sekisho.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * When entries came into the record, as clocks outside say it. What is in an entry may have been thought of earlier; in the
 * record it was not.
 *
 * @param from the position of the first of them
 * @param to that of the last
 * @param notBefore the first of them names something that was not there before this time
 * @param notAfter at this time the record with all of them was shown outside
 */
public record Period(long from, long to, Optional<Instant> notBefore, Optional<Instant> notAfter) {

    /**
     * What a clock outside says of the record.
     *
     * @param size how many entries it had, at the latest at a time
     * @param latest that time
     * @param namedAt the position of the first entry that could not be written before the clock had spoken
     * @param earliest when it spoke, at the earliest
     */
    public record Witness(long size, Instant latest, OptionalLong namedAt, Instant earliest) {}

    /**
     * The narrowest periods that witnesses give, in the order of the entries. Entries of which none says anything are left
     * out.
     *
     * @param size how many entries the record has
     */
    public static List<Period> of(long size, List<Witness> witnesses) {
        var bounds = new TreeSet<Long>(List.of(0L, size));
        for (var witness : witnesses) {
            bounds.add(witness.size());
            witness.namedAt().ifPresent(bounds::add);
        }
        var periods = new ArrayList<Period>();
        for (long from : bounds.headSet(size)) {
            long to = bounds.higher(from) - 1;
            var notAfter = witnesses.stream()
                    .filter(one -> one.size() > to)
                    .map(Witness::latest)
                    .min(Instant::compareTo);
            var notBefore = witnesses.stream()
                    .filter(one -> one.namedAt().isPresent() && one.namedAt().getAsLong() <= from)
                    .map(Witness::earliest)
                    .max(Instant::compareTo);
            var period = new Period(from, to, notBefore, notAfter);
            if (!periods.isEmpty() && periods.getLast().continuedBy(period)) {
                periods.set(periods.size() - 1, new Period(periods.getLast().from(), to, notBefore, notAfter));
            } else if (notBefore.isPresent() || notAfter.isPresent()) {
                periods.add(period);
            }
        }
        return periods;
    }

    private boolean continuedBy(Period next) {
        return to + 1 == next.from && notBefore.equals(next.notBefore) && notAfter.equals(next.notAfter);
    }
}
