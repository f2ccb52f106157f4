package org.sekisho.app.identity;

import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Changes one's own password, and ends one's sessions elsewhere. */
@Service
public final class ChangePassword {

    private final Work work;
    private final Bodies bodies;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordHashing hashing;
    private final Sessions sessions;

    ChangePassword(
            Work work,
            Bodies bodies,
            Accounts accounts,
            Passwords passwords,
            PasswordHashing hashing,
            Sessions sessions) {
        this.work = work;
        this.bodies = bodies;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hashing = hashing;
        this.sessions = sessions;
    }

    /**
     * @param present the password there is; not asked for on the way in, where it was just given
     * @param again the wished one, typed a second time
     * @param session the session that stays open
     */
    public record Input(Optional<String> present, String wished, String again, Optional<UUID> session) {}

    private record Now(Account account, Optional<Passwords.Kept> kept) {}

    /**
     * @throws Refusal.Invalid with every problem; fields {@code present}, {@code wished}, {@code again}
     */
    public void change(Actor actor, Input input) {
        var bodyName = bodies.byId(actor.body()).map(BodyRef::name).orElse("");
        var now = work.read(
                actor,
                Permission.MANAGE_OWN_ACCOUNT,
                tx -> new Now(
                        accounts.byId(tx, actor.account()).orElseThrow(() -> new Refusal.NotFound("account")),
                        passwords.of(tx, actor.account())));
        var problems = new ArrayList<Refusal.Problem>();
        if (input.present().isPresent() && !hashing.matches(input.present().get(), now.kept())) {
            problems.add(new Refusal.Problem("present", Message.of("identity.password.wrong")));
        }
        PasswordRules.problem(input.wished(), now.account().login(), bodyName)
                .ifPresent(wrong -> problems.add(new Refusal.Problem("wished", wrong)));
        if (problems.isEmpty() && hashing.matches(input.wished(), now.kept())) {
            problems.add(new Refusal.Problem("wished", Message.of("identity.password.same")));
        }
        if (!input.wished().equals(input.again())) {
            problems.add(new Refusal.Problem("again", Message.of("identity.password.differs")));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        var hash = hashing.hash(input.wished());
        work.change(actor, Permission.MANAGE_OWN_ACCOUNT, tx -> {
            passwords.put(tx, actor.account(), new Passwords.Kept(hash, false));
            return tx.enter(Act.of("identity.password.changed", "account", actor.account()));
        });
        sessions.endAll(actor.body(), actor.account(), input.session());
    }
}
