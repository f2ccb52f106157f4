package org.sekisho.app.identity;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Lets a person in once they have shown all that their account asks for. */
@Service
public final class CompleteSignIn {

    private final Work work;
    private final Standings standings;
    private final Failures failures;

    CompleteSignIn(Work work, Standings standings, Failures failures) {
        this.work = work;
        this.standings = standings;
        this.failures = failures;
    }

    /**
     * What comes next, and who they are.
     *
     * @param actor with the roles of today; not signed in before {@link #complete}
     */
    public record Way(SignInStep step, Actor actor, String login, boolean codes, boolean passkeys) {}

    /** @throws Refusal.NotFound if there is no such account or it is locked */
    public Way way(BodyId body, UUID account, Set<Proof> proofs) {
        return work.read(
                Actor.visitor(body),
                Permission.SIGN_IN,
                tx -> standings
                        .of(tx, account)
                        .map(standing -> new Way(
                                standing.after(proofs),
                                standing.actor(),
                                standing.account().login(),
                                standing.enrolled().codes(),
                                standing.enrolled().passkeys() > 0))
                        .orElseThrow(() -> new Refusal.NotFound("account")));
    }

    /**
     * Enters the sign-in in the record and forgets the failures before it.
     *
     * @param address where the person came from, for the record
     * @throws Refusal.NotFound if there is no such account or it is locked
     * @throws Refusal.Stale if something is still asked for
     */
    public Actor complete(BodyId body, UUID account, Set<Proof> proofs, String address) {
        var entering = new Actor(body, account, "", Set.of(Role.VISITOR));
        return work.change(entering, Permission.SIGN_IN, tx -> {
            var standing = standings.of(tx, account).orElseThrow(() -> new Refusal.NotFound("account"));
            if (proofs.isEmpty() || standing.after(proofs) != SignInStep.ENTER) {
                throw new Refusal.Stale();
            }
            failures.clear(tx, account);
            tx.enter(Act.of("identity.account.signed-in", "account", account)
                    .after("proofs", proofs.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))
                    .afterErasable("address", address));
            return standing.actor();
        });
    }
}
