package org.sekisho.app.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Component;

/** The failed attempts under names that no account has, so that they wait like the others and nothing shows which exist. */
@Component
final class UnknownNames {

    private static final int MOST = 10_000;

    private record Name(BodyId body, String login) {}

    private final Map<Name, BackOff> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, BackOff> eldest) {
            return size() > MOST;
        }
    };

    synchronized BackOff of(BodyId body, String login) {
        return failures.getOrDefault(new Name(body, login), BackOff.none());
    }

    synchronized void failed(BodyId body, String login, Instant now) {
        failures.merge(new Name(body, login), BackOff.none().failed(now), (before, first) -> before.failed(now));
    }
}
