package org.sekisho.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Ids;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** The sessions that are open on this installation, in memory: a restart signs everybody out. */
@Component
public final class Sessions {

    /** A session ends so long after the sign-in, whatever is done in it. */
    public static final Duration LONGEST = Duration.ofHours(8);

    /** A session ends so long after the last request. */
    public static final Duration IDLE = Duration.ofMinutes(60);

    /**
     * An open session.
     *
     * @param address from where
     * @param browser what the browser calls itself, shortened
     */
    public record Open(
            UUID id, BodyId body, UUID account, Instant since, Instant seen, String address, String browser) {

        Open seenAt(Instant now) {
            return new Open(id, body, account, since, now, address, browser);
        }
    }

    private final Time time;
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    Sessions(Time time) {
        this.time = time;
    }

    public Open begin(BodyId body, UUID account, String address, String browser) {
        var now = time.now();
        var session = new Open(Ids.at(now), body, account, now, now, address, browser);
        open.put(session.id(), session);
        return session;
    }

    /** The session, marked as seen now, unless it has ended. */
    public Optional<Open> seen(UUID id) {
        var now = time.now();
        return Optional.ofNullable(
                open.computeIfPresent(id, (key, session) -> ended(session, now) ? null : session.seenAt(now)));
    }

    public void end(UUID id) {
        open.remove(id);
    }

    /** Ends those of the account, but one. */
    public void endAll(BodyId body, UUID account, Optional<UUID> but) {
        open.values().removeIf(session -> of(session, body, account) && !but.equals(Optional.of(session.id())));
    }

    /** Those of the account, the latest first. */
    public List<Open> of(BodyId body, UUID account) {
        var now = time.now();
        open.values().removeIf(session -> ended(session, now));
        return open.values().stream()
                .filter(session -> of(session, body, account))
                .sorted(Comparator.comparing(Open::since).reversed())
                .toList();
    }

    private static boolean of(Open session, BodyId body, UUID account) {
        return session.body().equals(body) && session.account().equals(account);
    }

    private static boolean ended(Open session, Instant now) {
        return !now.isBefore(session.since().plus(LONGEST))
                || !now.isBefore(session.seen().plus(IDLE));
    }
}
