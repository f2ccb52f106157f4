package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.Span;

/**
 * All that the status of one duty on one day depends on. Everything in it is of that day and of the knowledge that
 * counts; what happened later, or was not known, is not in it.
 *
 * @param since the first day on which the body owes it
 * @param recordsBegin the first day of which the body keeps its evidence here; what ended before is not judged
 * @param anew the day on which the version of the policy in force took effect, for a duty that asks anew with each; what was
 *     done before it is in neither count of its period
 * @param owned whether somebody answers for it
 * @param introductionEnds the first day on which an unanswered duty is no longer excused; empty when none is set
 * @param answer what was said of it on the first day of use
 * @param inapplicable whether somebody decided that it does not concern the body
 * @param exception the exception of the day
 * @param running what was done in the running period
 * @param before what was done in the period before it
 * @param last the last time that it was done
 * @param factHolds whether the registers show the state, for a duty that is owed at all times
 * @param open occasions that ask for it and are not answered, the earliest first
 */
record Standing(
        LocalDate since,
        LocalDate recordsBegin,
        Rhythm rhythm,
        CycleOrigin origin,
        Optional<LocalDate> anew,
        boolean owned,
        Optional<LocalDate> introductionEnds,
        Optional<Answer> answer,
        boolean inapplicable,
        Optional<Span> exception,
        Status.Count running,
        Status.Count before,
        Optional<Done> last,
        boolean factHolds,
        List<LocalDate> open) {

    /** An act that counts: the day on which it happened. */
    record Done(LocalDate day, Nature nature, boolean late) {}

    /**
     * The part of one section in a duty that asks each: what stands for the whole body stands for it too; what was done is
     * its own.
     *
     * @param from the first day of the section
     * @param itsOpen occasions that the section has not answered, the earliest first
     */
    Standing ofSection(
            LocalDate from,
            Status.Count itsRunning,
            Status.Count itsBefore,
            Optional<Done> itsLast,
            List<LocalDate> itsOpen) {
        return new Standing(
                from.isAfter(since) ? from : since,
                recordsBegin,
                rhythm,
                origin,
                anew,
                owned,
                introductionEnds,
                answer,
                inapplicable,
                exception,
                itsRunning,
                itsBefore,
                itsLast,
                factHolds,
                itsOpen);
    }

    Standing {
        open = List.copyOf(open);
    }
}
