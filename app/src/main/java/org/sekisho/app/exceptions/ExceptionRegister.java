package org.sekisho.app.exceptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Reads the register of exceptions as of a day. */
@Service
public final class ExceptionRegister {

    /** What was decided. */
    public record Decision(Outcome outcome, UUID decidedBy, String post, String note, Instant at) {}

    /**
     * An exception.
     *
     * @param asked the days that were asked for
     * @param holds the days on which it holds; empty unless it was granted and something is left of it
     * @param extended the exception that it is to follow
     * @param extension a request to follow it, undecided or granted
     * @param endReason why it ends before the day that was granted; empty if it does not
     */
    public record Listed(
            UUID id,
            Optional<UUID> extended,
            Optional<UUID> extension,
            ClausesInForce.Clause clause,
            Subject subject,
            String reason,
            String compensation,
            Span asked,
            UUID askedBy,
            String askedName,
            Instant askedAt,
            Optional<Decision> decision,
            Optional<Span> holds,
            String endReason,
            ExceptionState state) {

        /** The last day of it: the one granted, or the one asked for while nothing is decided. */
        public LocalDate lastDay() {
            return holds.orElse(asked).lastDay().orElseThrow();
        }

        /** Whether it ends within 30 days, and nothing is to follow it. */
        public boolean endsSoon(LocalDate day) {
            return state == ExceptionState.HOLDS
                    && extension.isEmpty()
                    && !day.plusDays(SOON_DAYS).isBefore(lastDay());
        }

        /** Whether it ends within a week, and nothing is to follow it. */
        public boolean endsThisWeek(LocalDate day) {
            return endsSoon(day) && !day.plusDays(LAST_DAYS).isBefore(lastDay());
        }
    }

    /** How long before its end whoever applied and whoever granted it are asked about it. */
    static final int SOON_DAYS = 30;

    private static final int LAST_DAYS = 7;

    private final Work work;
    private final Requests requests;
    private final GrantedExceptions granted;

    ExceptionRegister(Work work, Requests requests, GrantedExceptions granted) {
        this.work = work;
        this.requests = requests;
        this.granted = granted;
    }

    /** All, those first that ask for something: undecided, then those that hold by their end. Three statements. */
    public List<Listed> on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_DUTIES, tx -> {
            var decisions = requests.decided(tx, asOf);
            var rows = granted.known(tx, asOf).stream()
                    .collect(Collectors.toMap(
                            GrantedExceptions.Row::request, Function.identity(), (first, second) -> second));
            var known = requests.known(tx, asOf);
            var extensions = known.stream()
                    .filter(one -> one.extended().isPresent())
                    .filter(one -> Optional.ofNullable(decisions.get(one.id()))
                            .filter(decided -> decided.outcome() != Outcome.GRANTED)
                            .isEmpty())
                    .collect(Collectors.toMap(
                            one -> one.extended().orElseThrow(), Requests.Asked::id, (newest, other) -> newest));
            return known.stream()
                    .map(asked -> listed(
                            asked,
                            Optional.ofNullable(extensions.get(asked.id())),
                            Optional.ofNullable(decisions.get(asked.id())),
                            Optional.ofNullable(rows.get(asked.id())),
                            asOf.day()))
                    .sorted(Comparator.comparing(Listed::state).thenComparing(Listed::lastDay))
                    .toList();
        });
    }

    /** @throws Refusal.NotFound if there is none that counts */
    public Listed the(Actor actor, UUID id, AsOf asOf) {
        return on(actor, asOf).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("exception"));
    }

    private static Listed listed(
            Requests.Asked asked,
            Optional<UUID> extension,
            Optional<Requests.Decided> decided,
            Optional<GrantedExceptions.Row> row,
            LocalDate day) {
        return new Listed(
                asked.id(),
                asked.extended(),
                extension,
                asked.clause(),
                asked.subject(),
                asked.reason(),
                asked.compensation(),
                asked.span(),
                asked.askedBy(),
                asked.askedName(),
                asked.at(),
                decided.map(one -> new Decision(one.outcome(), one.decidedBy(), one.post(), one.note(), one.at())),
                row.map(GrantedExceptions.Row::span),
                row.map(GrantedExceptions.Row::endReason).orElse(""),
                state(decided, row, day));
    }

    private static ExceptionState state(
            Optional<Requests.Decided> decided, Optional<GrantedExceptions.Row> row, LocalDate day) {
        if (decided.isEmpty()) {
            return ExceptionState.ASKED;
        }
        return switch (decided.get().outcome()) {
            case REFUSED -> ExceptionState.REFUSED;
            case WITHDRAWN -> ExceptionState.WITHDRAWN;
            case GRANTED -> {
                if (row.isEmpty()) {
                    yield ExceptionState.ENDED;
                }
                var span = row.get().span();
                yield span.contains(day)
                        ? ExceptionState.HOLDS
                        : day.isBefore(span.from()) ? ExceptionState.COMING : ExceptionState.ENDED;
            }
        };
    }
}
