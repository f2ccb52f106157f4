package org.sekisho.app.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads what an account's holder sees of it. */
@Service
public final class SelfService {

    private final Work work;
    private final Standings standings;
    private final Passkeys passkeys;
    private final Passwords passwords;

    SelfService(Work work, Standings standings, Passkeys passkeys, Passwords passwords) {
        this.work = work;
        this.standings = standings;
        this.passkeys = passkeys;
        this.passwords = passwords;
    }

    /**
     * One's own account.
     *
     * @param needsSecondFactor whether one's roles of today or the body require one
     */
    public record View(
            String login,
            String name,
            boolean password,
            boolean needsSecondFactor,
            boolean codes,
            List<Passkey> passkeys,
            int recoveryCodes) {

        public View {
            passkeys = List.copyOf(passkeys);
        }

        /** Whether the account has codes or a passkey, so that its password alone says too little. */
        public boolean hasSecondFactor() {
            return codes || !passkeys.isEmpty();
        }

        public boolean anySecondFactor() {
            return codes || !passkeys.isEmpty();
        }
    }

    /** A passkey of one's own. */
    public record Passkey(UUID id, String label, Instant created, Optional<Instant> lastUsed) {}

    public View view(Actor actor) {
        return work.read(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            var standing = standings.of(tx, actor.account()).orElseThrow(() -> new Refusal.NotFound("account"));
            return new View(
                    standing.account().login(),
                    standing.account().displayName(),
                    passwords.of(tx, actor.account()).isPresent(),
                    standing.needsSecondFactor(),
                    standing.enrolled().codes(),
                    passkeys.of(tx, actor.account()),
                    standing.enrolled().recoveryCodes());
        });
    }
}
