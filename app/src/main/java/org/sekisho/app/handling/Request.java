package org.sekisho.app.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.classification.Act;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Medium;

/**
 * What somebody asked to do with an asset, and what became of it.
 *
 * @param name of the asset on the day
 * @param section to which the asset belonged on the day
 * @param recipient to whom or where; may name people, and is empty once it was erased
 * @param precautions keys of those that whoever asked will take
 * @param until the day by which it is back, answered, or disposed of
 * @param verdict what the rules said on the day
 * @param person for whom it is, by which nobody gives leave to themselves; empty for an account without a person
 * @param askedBy the account that entered it
 * @param disposal how it is disposed of, where that is what was asked
 */
public record Request(
        UUID id,
        LineId asset,
        String name,
        UUID section,
        Act act,
        String purpose,
        String recipient,
        Optional<Medium> medium,
        Optional<CloudKind> cloud,
        List<String> precautions,
        LocalDate from,
        Optional<LocalDate> until,
        KeptVerdict verdict,
        Optional<UUID> person,
        String personName,
        UUID askedBy,
        Instant askedAt,
        Optional<Decision> decision,
        Optional<End> end,
        Optional<Disposal> disposal) {

    /** What was decided. @param note a condition; why, where it was declined */
    public record Decision(Outcome outcome, UUID by, String post, String note, Instant at) {}

    /** How it ended. */
    public record End(Ending how, LocalDate on, String confirmedBy, String note, Optional<UUID> file, Instant at) {}

    /**
     * How something is disposed of.
     *
     * @param methodReason why another method than the rules offer
     * @param contractor who does it; empty where the body's own people do
     */
    public record Disposal(
            DisposalEvent event,
            Words method,
            String methodReason,
            String contractor,
            Optional<Done> done,
            Optional<UUID> certificate) {}

    /** By whom and before whom it was done. @param certificateBy the day by which a certificate is to come */
    public record Done(String by, String witness, Optional<LocalDate> certificateBy) {}

    /** How long before its day whoever has it is reminded. */
    static final int SOON_DAYS = 3;

    public Request {
        precautions = List.copyOf(precautions);
    }

    public Chase chase() {
        return Chase.of(act);
    }

    public RequestState state() {
        if (end.isPresent()) {
            return certificateBy().isPresent() ? RequestState.PAPER : RequestState.ENDED;
        }
        if (decision.isPresent()) {
            switch (decision.get().outcome()) {
                case DECLINED -> {
                    return RequestState.DECLINED;
                }
                case WITHDRAWN -> {
                    return RequestState.WITHDRAWN;
                }
                case GRANTED -> {}
            }
        } else if (verdict.needsLeave()) {
            return RequestState.ASKED;
        }
        if (chase() != Chase.NOTHING) {
            return RequestState.OPEN;
        }
        return decision.isPresent() ? RequestState.GRANTED : RequestState.NOTED;
    }

    /** The day by which a certificate is to come that has not come. */
    private Optional<LocalDate> certificateBy() {
        return disposal.filter(one -> one.certificate().isEmpty())
                .flatMap(Disposal::done)
                .flatMap(Done::certificateBy);
    }

    /** The day by which whoever has it does what it waits for. */
    public Optional<LocalDate> by() {
        return switch (state()) {
            case OPEN -> until;
            case PAPER -> certificateBy();
            case ASKED, GRANTED, NOTED, ENDED, DECLINED, WITHDRAWN -> Optional.empty();
        };
    }

    /** How many days it is late; 0 where it is not. */
    public long late(LocalDate day) {
        return by().map(last -> Math.max(0, ChronoUnit.DAYS.between(last, day))).orElse(0L);
    }

    /** Whether its day comes within a few days, or is over. */
    public boolean presses(LocalDate day) {
        return by().filter(last -> !day.plusDays(SOON_DAYS).isBefore(last)).isPresent();
    }

    /** Whether it is for the person, or for the account where no person is known. */
    boolean isOf(Sight sight) {
        return person.isPresent() ? person.equals(sight.person()) : askedBy.equals(sight.account());
    }
}
